using System.Globalization;

namespace ScenarioOrleans.Grains;

/// <summary>Where a message stood in the log, and when it was written. Two messages never share a position.</summary>
/// <param name="Topic">The topic it was read from.</param>
/// <param name="Partition">Its partition, from 0.</param>
/// <param name="Offset">Its offset in the partition, from 0.</param>
/// <param name="TimestampMilliseconds">The record's timestamp, Unix milliseconds; 0 when the record has none.</param>
/// <param name="Log">The topic, told apart from others that had or have its name; null if it is the first of its name.</param>
[GenerateSerializer, Immutable, Alias("scenario.SourcePosition")]
public readonly record struct SourcePosition(
    [property: Id(0)] string Topic,
    [property: Id(1)] int Partition,
    [property: Id(2)] long Offset,
    [property: Id(3)] long TimestampMilliseconds,
    [property: Id(4)] string? Log = null)
{
    /// <summary>The topic, told apart from others that had or have its name: offsets of two logs have nothing to do with each other.</summary>
    public string LogName => Log ?? Topic;

    /// <summary><c>topic/partition/offset</c>: the same request always has the same id.</summary>
    public string MessageId => string.Create(CultureInfo.InvariantCulture, $"{Topic}/{Partition}/{Offset}");

    /// <summary>How late this message is among the snapshots of its scenario.</summary>
    public SnapshotVersion Version => new(TimestampMilliseconds, Partition, Offset);
}
