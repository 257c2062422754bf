using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>
/// One group's running sums, with the offsets that are in them: both are stored together, so a message that comes again is
/// recognised rather than counted twice. Immutable but for its days, which nobody changes once they are here.
/// </summary>
public sealed class RunningState
{
    private const byte Format = 1;

    private readonly SortedDictionary<(string Topic, int Partition), AppliedOffsets> _applied;

    private RunningState(DaySums days, DayOfWeek weekStart, SortedDictionary<(string Topic, int Partition), AppliedOffsets> applied) =>
        (Days, WeekStart, _applied) = (days, weekStart, applied);

    /// <summary>Before the first row.</summary>
    public static RunningState Empty { get; } = new(new DaySums(), DayOfWeek.Friday, NewMap());

    public DaySums Days { get; }

    /// <summary>The day on which the weeks of the rows added last start.</summary>
    public DayOfWeek WeekStart { get; }

    /// <summary>The offsets in the sums, of one partition.</summary>
    public AppliedOffsets AppliedFrom(string topic, int partition) => _applied.GetValueOrDefault((topic, partition), AppliedOffsets.None);

    /// <summary>How much of the runs together is in the sums.</summary>
    public Coverage CoverageOf(params ReadOnlySpan<OffsetRun> runs)
    {
        var (some, all) = (false, true);
        foreach (var run in runs)
        {
            var coverage = AppliedFrom(run.Topic, run.Partition).CoverageOf(run.First, run.Last);
            some |= coverage != Coverage.None;
            all &= coverage == Coverage.Whole;
        }

        return !some ? Coverage.None : all ? Coverage.Whole : Coverage.Part;
    }

    /// <summary>With the sums of some runs added.</summary>
    /// <param name="runs">None of them is in the sums yet. What is below their watermarks will not be missed if it is forgotten here.</param>
    /// <param name="weekStart">The day on which the weeks of these rows start.</param>
    /// <param name="days">The rows' sums by day.</param>
    /// <exception cref="InvalidOperationException">Some of the runs is in the sums already.</exception>
    /// <exception cref="OverflowException">A day's sum does not fit; nothing was changed.</exception>
    public RunningState With(ReadOnlySpan<OffsetRun> runs, DayOfWeek weekStart, DaySums days)
    {
        if (CoverageOf(runs) != Coverage.None)
        {
            throw new InvalidOperationException("Some of the runs is in the sums already; cut them first.");
        }

        var sums = Days.Clone();
        sums.Merge(days);
        var applied = NewMap(_applied);
        foreach (var run in runs)
        {
            var before = applied.GetValueOrDefault((run.Topic, run.Partition), AppliedOffsets.None);
            applied[(run.Topic, run.Partition)] = before.With(run.First, run.Last).RaisedTo(run.Watermark);
        }

        return new RunningState(sums, weekStart, applied);
    }

    /// <summary>The state as stored.</summary>
    public byte[] ToBlock()
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write((byte)WeekStart);
            writer.Write7BitEncodedInt(_applied.Count);
            foreach (var ((topic, partition), applied) in _applied)
            {
                writer.Write(topic);
                writer.Write7BitEncodedInt(partition);
                Write(writer, applied);
            }

            writer.Write(Days.ToBlock());
        }

        return StateBlock.Seal(StateKind.Running, Format, payload.GetBuffer().AsSpan(0, (int)payload.Length));
    }

    /// <summary>Reads a stored state; no bytes at all are <see cref="Empty"/>.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static RunningState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return Empty;
        }

        var payload = StateBlock.Open(block, StateKind.Running, Format, owner).ToArray();
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        try
        {
            var weekStart = (DayOfWeek)reader.ReadByte();
            var applied = NewMap();
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                applied.Add((reader.ReadString(), reader.Read7BitEncodedInt()), ReadApplied(reader));
            }

            return new RunningState(DaySums.FromBlock(payload.AsSpan((int)reader.BaseStream.Position)), weekStart, applied);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or FormatException)
        {
            throw DamagedStateException.Unreadable(owner, unreadable.Message, unreadable);
        }
    }

    private static SortedDictionary<(string Topic, int Partition), AppliedOffsets> NewMap(
        IDictionary<(string Topic, int Partition), AppliedOffsets>? from = null) =>
        new(from ?? new Dictionary<(string, int), AppliedOffsets>(), Comparer<(string Topic, int Partition)>.Create((a, b) =>
            string.CompareOrdinal(a.Topic, b.Topic) is var order and not 0 ? order : a.Partition.CompareTo(b.Partition)));

    /// <summary>The floor, then each range as its distance from what is before it and its length.</summary>
    private static void Write(BinaryWriter writer, AppliedOffsets applied)
    {
        writer.Write7BitEncodedInt64(applied.Floor);
        writer.Write7BitEncodedInt(applied.Ranges.Count);
        var previous = applied.Floor;
        foreach (var range in applied.Ranges)
        {
            writer.Write7BitEncodedInt64(range.First - previous);
            writer.Write7BitEncodedInt64(range.Last - range.First);
            previous = range.Last;
        }
    }

    private static AppliedOffsets ReadApplied(BinaryReader reader)
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

        return AppliedOffsets.Of(floor, ranges);
    }
}
