using System.Globalization;
using System.Text;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.DeadLetters;

/// <summary>
/// What a dead letter is: the message's key, headers and timestamp, and its value, with headers that say where it came from and why
/// it is here. Such headers from an earlier dead letter are replaced.
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

    /// <summary>A letter that says where its message stands, and why it is here, and carries nothing of it.</summary>
    public static OutgoingRecord Bare(IncomingMessage message, string deadLetterTopic, string groupId, string code, string text)
    {
        ArgumentNullException.ThrowIfNull(message);
        var nothing = message with { Key = null, Headers = [], TimestampMilliseconds = -1 };
        return WithoutValue(Build(nothing, deadLetterTopic, groupId, code, text, message.Value, []));
    }

    /// <summary>The letter with less in it, after its topic refused it; null if there is nothing left to leave out.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="tooLarge">It was refused for its size; else for anything else about it.</param>
    public static OutgoingRecord? Reduced(OutgoingRecord letter, bool tooLarge)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (tooLarge && !letter.Value.IsEmpty)
        {
            return WithoutValue(letter);
        }

        if (!tooLarge && letter.TimestampMilliseconds is { } time)
        {
            return letter with { TimestampMilliseconds = null, Headers = [.. letter.Headers, Text(DeadLetterHeaders.OmittedTimestamp, time)] };
        }

        // Headers say which part of the message counts, so without them the value must not be sent again.
        var empty = letter.Value.IsEmpty ? letter : WithoutValue(letter);
        var ours = empty.Headers.Where(header => DeadLetterHeaders.IsOurs(header.Key)).ToArray();
        var theirs = empty.Headers.Count - ours.Length;
        return theirs > 0 ? empty with { Headers = [.. ours, Text(DeadLetterHeaders.OmittedHeaders, theirs)] }
            : letter.Value.IsEmpty ? null
            : empty;
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
            message.Key ?? Encoding.UTF8.GetBytes(message.MessageId),
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
                .. message.Key is null ? [Text(DeadLetterHeaders.KeyAbsent, "true")] : ReadOnlySpan<KeyValuePair<string, byte[]>>.Empty,
                .. more,
            ],
            message.TimestampMilliseconds >= 0 ? message.TimestampMilliseconds : null)
        {
            Source = message.Position,
        };
    }

    private static KeyValuePair<string, byte[]> Text(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private static KeyValuePair<string, byte[]> Text(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));
}
