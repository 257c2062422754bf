using System.Globalization;
using System.Text;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.DeadLettering;

/// <summary>
/// What a dead letter is: the message's key, headers and timestamp, and its value, with headers that say where it came from and why
/// it is here. Such headers from an earlier burial are replaced.
/// </summary>
public static class DeadLetterRecord
{
    /// <summary>Longest text kept of an error, in characters: a header is no place for a stack of causes.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>The message as it came.</summary>
    public static OutgoingRecord Of(IncomingMessage message, string deadLetterTopic, string groupId, string code, string text)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Build(message, deadLetterTopic, groupId, code, text, message.Value, []) with { ValueIsNull = message.ValueIsNull };
    }

    /// <summary>The message with another value, such as the rows of it that were rejected.</summary>
    public static OutgoingRecord WithValue(
        IncomingMessage message, string deadLetterTopic, string groupId, string code, string text, ReadOnlyMemory<byte> value) =>
        Build(message, deadLetterTopic, groupId, code, text, value, []);

    /// <summary>The message without its value, for one that the dead-letter topic does not take because of its size.</summary>
    public static OutgoingRecord WithoutValue(IncomingMessage message, string deadLetterTopic, string groupId, string code, string text)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Build(message, deadLetterTopic, groupId, code, text, default, [Text(DeadLetterHeaders.OmittedBytes, message.Value.Length)])
            with
        { ValueIsNull = true };
    }

    /// <summary>A letter without its value.</summary>
    public static OutgoingRecord WithoutValue(OutgoingRecord letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter with
        {
            Value = default,
            ValueIsNull = true,
            Headers = [.. letter.Headers, Text(DeadLetterHeaders.OmittedBytes, letter.Value.Length)],
        };
    }

    private static OutgoingRecord Build(
        IncomingMessage message,
        string deadLetterTopic,
        string groupId,
        string code,
        string text,
        ReadOnlyMemory<byte> value,
        ReadOnlySpan<KeyValuePair<string, byte[]>> more)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new OutgoingRecord(
            deadLetterTopic,
            message.Key,
            value,
            [
                .. message.Headers.Where(header => !DeadLetterHeaders.IsOurs(header.Key)),
                Text(DeadLetterHeaders.Topic, message.Topic),
                Text(DeadLetterHeaders.Partition, message.Partition),
                Text(DeadLetterHeaders.Offset, message.Offset),
                Text(DeadLetterHeaders.Group, groupId),
                Text(DeadLetterHeaders.DeliveryCount, message.DeliveryCount),
                Text(DeadLetterHeaders.Message, text.Length <= MaxTextLength ? text : text[..MaxTextLength]),
                Text(DeadLetterHeaders.Code, code),
                .. more,
            ],
            message.TimestampMilliseconds >= 0 ? DateTimeOffset.FromUnixTimeMilliseconds(message.TimestampMilliseconds) : null)
        {
            Source = new RecordSource(message.Topic, message.Partition, message.Offset),
        };
    }

    private static KeyValuePair<string, byte[]> Text(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private static KeyValuePair<string, byte[]> Text(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));
}
