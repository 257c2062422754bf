using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>Makes messages that own their bytes.</summary>
internal static class IncomingMessages
{
    public static IncomingMessage Of(string topic, string? topicId, InputRecord received, long watermark) => Of(
        topic,
        new OffsetRange(received.Partition.Value, watermark, 0, topicId),
        new BatchedMessage(0, 0, received.Offset.Value, TimeOf(received), received.Message.Key, received.Message.Value, received.Message.Headers));

    public static IncomingMessage Of(string topic, OffsetRange run, in BatchedMessage message) => new()
    {
        Topic = topic,
        TopicId = run.TopicId,
        Partition = run.Partition,
        Offset = message.Offset,
        TimestampMilliseconds = message.TimestampMilliseconds,
        Key = message.Key.IsNull ? null : message.Key.Memory.ToArray(),
        Value = message.Value.Detach(),
        ValueIsNull = message.Value.IsNull,
        Headers = Read(message.Headers),
        Watermark = run.Watermark,
    };

    public static long TimeOf(InputRecord received) => received.Message.Timestamp is { Type: not TimestampType.NotAvailable } time ? time.UnixTimestampMs : -1;

    private static KeyValuePair<string, byte[]>[] Read(Headers? headers)
    {
        if (headers is null || headers.Count == 0)
        {
            return [];
        }

        var read = new KeyValuePair<string, byte[]>[headers.Count];
        for (var at = 0; at < read.Length; at++)
        {
            read[at] = new(headers[at].Key, headers[at].GetValueBytes());
        }

        return read;
    }
}
