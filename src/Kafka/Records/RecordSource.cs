using System.Globalization;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>The message that a record answers or buries.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Partition">Its partition, from 0.</param>
/// <param name="Offset">Its offset, from 0.</param>
public readonly record struct RecordSource(string Topic, int Partition, long Offset)
{
    /// <summary>The position that a message id names; null for ids of another form, such as a summary's.</summary>
    public static RecordSource? OfMessageId(string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        return messageId.Split('/') is [{ Length: > 0 } topic, var partition, var offset]
            && int.TryParse(partition, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? new RecordSource(topic, number, at)
                : null;
    }
}
