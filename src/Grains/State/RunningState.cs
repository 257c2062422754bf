using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>
/// One group's running sums, with the offsets that are in them: both are stored together, so a message that comes again is
/// recognised rather than counted twice. Changed in place, since a year of days is large. Not thread-safe.
/// </summary>
public sealed class RunningState
{
    /// <summary>Since format 2 the days may hold weights.</summary>
    private const byte Format = 2;

    private AppliedPartitions _applied = AppliedPartitions.None;

    /// <summary>Read them only; they change with the state.</summary>
    public DaySums Days { get; private init; } = new();

    /// <summary>The day on which the weeks of the rows added last start.</summary>
    public DayOfWeek WeekStart { get; private set; } = DayOfWeek.Friday;

    /// <summary>The offsets in the sums, of one partition.</summary>
    public AppliedOffsets AppliedFrom(string topic, int partition) => _applied.From(topic, partition);

    /// <summary>How much of the runs together is in the sums.</summary>
    public Coverage CoverageOf(params ReadOnlySpan<OffsetRun> runs) => _applied.CoverageOf(runs);

    /// <summary>Adds the sums of some runs.</summary>
    /// <param name="runs">None of them is in the sums yet. What is below their watermarks will not be missed if it is forgotten here.</param>
    /// <param name="weekStart">The day on which the weeks of these rows start.</param>
    /// <param name="days">The rows' sums by day.</param>
    /// <returns>What it changed.</returns>
    /// <exception cref="InvalidOperationException">Some of the runs is in the sums already.</exception>
    /// <exception cref="OverflowException">A day's sum does not fit; nothing was changed.</exception>
    public Change Add(ReadOnlySpan<OffsetRun> runs, DayOfWeek weekStart, DaySums days)
    {
        if (CoverageOf(runs) != Coverage.None)
        {
            throw new InvalidOperationException("Some of the runs is in the sums already; cut them first.");
        }

        var change = new Change(WeekStart, days);
        Days.Merge(days);
        (_applied, WeekStart) = (_applied.With(runs), weekStart);
        return change;
    }

    /// <summary>The state as stored.</summary>
    public byte[] ToBlock()
    {
        var days = Days.ToBlock();
        using var payload = new MemoryStream(days.Length + 128);
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write((byte)WeekStart);
            _applied.Write(writer);
            writer.Write(days);
        }

        return StateBlock.Seal(StateKind.Running, Format, payload.GetBuffer().AsSpan(0, (int)payload.Length));
    }

    /// <summary>Reads a stored state; no bytes at all are the state before the first row.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static RunningState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return new RunningState();
        }

        var payload = StateBlock.Open(block, StateKind.Running, Format, owner).ToArray();
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        try
        {
            var weekStart = (DayOfWeek)reader.ReadByte();
            var applied = AppliedPartitions.Read(reader);
            var days = DaySums.FromBlock(payload.AsSpan((int)reader.BaseStream.Position));
            return new RunningState { Days = days, WeekStart = weekStart, _applied = applied };
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or FormatException)
        {
            throw DamagedStateException.Unreadable(owner, unreadable.Message, unreadable);
        }
    }

    /// <summary>What an addition changed.</summary>
    /// <param name="WeekStart">How weeks started before.</param>
    /// <param name="Added">The rows that were added.</param>
    public readonly record struct Change(DayOfWeek WeekStart, DaySums Added);
}
