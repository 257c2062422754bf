using System.Runtime.InteropServices;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Producing;

/// <summary>Turns records of the port into the client's messages.</summary>
internal static class MessageOf
{
    public static Message<byte[]?, byte[]?> Record(OutgoingRecord record)
    {
        var message = new Message<byte[]?, byte[]?> { Key = record.Key, Value = record.ValueIsNull ? null : Bytes(record.Value) };
        if (record.Headers.Count > 0)
        {
            message.Headers = [];
            foreach (var header in record.Headers)
            {
                message.Headers.Add(header.Key, header.Value);
            }
        }

        if (record.TimestampMilliseconds is { } milliseconds)
        {
            message.Timestamp = new Timestamp(milliseconds, TimestampType.CreateTime);
        }

        return message;
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> value) =>
        MemoryMarshal.TryGetArray(value, out var whole) && whole.Offset == 0 && whole.Array is { } array && array.Length == whole.Count
            ? array
            : value.ToArray();
}
