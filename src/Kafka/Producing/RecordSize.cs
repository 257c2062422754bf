using ScenarioOrleans.Kafka.Records;


namespace ScenarioOrleans.Kafka.Producing;

/// <summary>What a record takes in a batch of its own, which is what brokers compare with their limit. An upper bound, without compression.</summary>
public static class RecordSize
{
    /// <summary>Of a batch, of a record's own fields and of each header beside its bytes: Kafka's record format 2, numbers at their longest.</summary>
    private const int Batch = 61;
    private const int Fields = 41;
    private const int Header = 10;

    public static long Of(OutgoingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return WithoutValue(record) + record.Value.Length;
    }

    internal static long WithoutValue(OutgoingRecord record)
    {
        long size = Batch + Fields + (record.Key?.Length ?? 0);
        foreach (var header in record.Headers)
        {
            size += Header + header.Key.Length + (header.Value?.Length ?? 0);
        }

        return size;
    }
}
