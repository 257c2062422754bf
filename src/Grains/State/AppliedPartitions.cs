namespace ScenarioOrleans.Grains.State;

/// <summary>Which offsets are in an aggregate, by partition. Immutable; an aggregate takes its rows from few partitions.</summary>
public sealed class AppliedPartitions
{
    /// <summary>By topic (ordinal), then partition.</summary>
    private readonly Entry[] _entries;

    private AppliedPartitions(Entry[] entries) => _entries = entries;

    /// <summary>Nothing is in.</summary>
    public static AppliedPartitions None { get; } = new([]);

    /// <summary>The offsets of one partition.</summary>
    public AppliedOffsets From(string topic, int partition) => Find(topic, partition) is var at and >= 0 ? _entries[at].Offsets : AppliedOffsets.None;

    /// <summary>How much of the runs together is in.</summary>
    public Coverage CoverageOf(ReadOnlySpan<OffsetRun> runs)
    {
        var (some, all) = (false, true);
        foreach (ref readonly var run in runs)
        {
            var coverage = From(run.Topic, run.Partition).CoverageOf(run.First, run.Last);
            some |= coverage != Coverage.None;
            all &= coverage == Coverage.Whole;
        }

        return !some ? Coverage.None : all ? Coverage.Whole : Coverage.Part;
    }

    /// <summary>With runs added, and the floors of their partitions raised to their watermarks.</summary>
    public AppliedPartitions With(ReadOnlySpan<OffsetRun> runs)
    {
        var entries = (Entry[])_entries.Clone();
        foreach (ref readonly var run in runs)
        {
            var at = Find(entries, run.Topic, run.Partition);
            if (at < 0)
            {
                at = ~at;
                entries = [.. entries.AsSpan(0, at), new Entry(run.Topic, run.Partition, AppliedOffsets.None), .. entries.AsSpan(at)];
            }

            entries[at] = entries[at] with { Offsets = entries[at].Offsets.With(run.First, run.Last).RaisedTo(run.Watermark) };
        }

        return new AppliedPartitions(entries);
    }

    /// <summary>
    /// The number of partitions; of each its topic, its number, the floor, the number of ranges, and each range as its distance from what
    /// is before it and its length.
    /// </summary>
    internal void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_entries.Length);
        foreach (var entry in _entries)
        {
            writer.Write(entry.Topic);
            writer.Write7BitEncodedInt(entry.Partition);
            writer.Write7BitEncodedInt64(entry.Offsets.Floor);
            writer.Write7BitEncodedInt(entry.Offsets.Ranges.Count);
            var previous = entry.Offsets.Floor;
            for (var i = 0; i < entry.Offsets.Ranges.Count; i++)
            {
                var range = entry.Offsets.Ranges[i];
                writer.Write7BitEncodedInt64(range.First - previous);
                writer.Write7BitEncodedInt64(range.Last - range.First);
                previous = range.Last;
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="IOException">It ends too early.</exception>
    /// <exception cref="FormatException">A number is not one.</exception>
    /// <exception cref="InvalidDataException">It is not in the form that is written.</exception>
    internal static AppliedPartitions Read(BinaryReader reader)
    {
        var entries = new List<Entry>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var entry = new Entry(string.Intern(reader.ReadString()), reader.Read7BitEncodedInt(), ReadOffsets(reader));
            if (entries.Count > 0 && Compare(entries[^1], entry.Topic, entry.Partition) >= 0)
            {
                throw new InvalidDataException($"partition {entry.Partition} of '{entry.Topic}' is not in its place");
            }

            entries.Add(entry);
        }

        return new AppliedPartitions([.. entries]);
    }

    private static AppliedOffsets ReadOffsets(BinaryReader reader)
    {
        var floor = reader.Read7BitEncodedInt64();
        var ranges = new List<AppliedOffsets.Range>();
        var previous = floor;
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var first = previous + reader.Read7BitEncodedInt64();
            previous = first + reader.Read7BitEncodedInt64();
            ranges.Add(new AppliedOffsets.Range(first, previous));
        }

        return AppliedOffsets.Of(floor, [.. ranges]);
    }

    private int Find(string topic, int partition) => Find(_entries, topic, partition);

    /// <summary>Where the partition is, or the complement of where it belongs.</summary>
    private static int Find(ReadOnlySpan<Entry> entries, string topic, int partition)
    {
        var (low, high) = (0, entries.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Compare(entries[middle], topic, partition);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private static int Compare(in Entry entry, string topic, int partition) => string.CompareOrdinal(entry.Topic, topic) is var order and not 0
        ? order
        : entry.Partition.CompareTo(partition);

    private readonly record struct Entry(string Topic, int Partition, AppliedOffsets Offsets);
}
