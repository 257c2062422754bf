namespace ScenarioOrleans.Grains.State;

/// <summary>
/// Which offsets of one partition are in an aggregate: all below the floor, and a set of disjoint, ascending ranges above it.
/// Immutable. The floor follows the partition's committed watermark, below which nothing comes again, so the set stays small.
/// </summary>
public sealed class AppliedOffsets
{
    private readonly Range[] _ranges;

    private AppliedOffsets(long floor, Range[] ranges) => (Floor, _ranges) = (floor, ranges);

    /// <summary>Nothing is in.</summary>
    public static AppliedOffsets None { get; } = new(0, []);

    /// <summary>Every offset below is in.</summary>
    public long Floor { get; }

    /// <summary>The ranges above the floor, ascending, neither overlapping nor touching.</summary>
    public IReadOnlyList<Range> Ranges => _ranges;

    /// <summary>How much of a run is in.</summary>
    public Coverage CoverageOf(long first, long last)
    {
        if (last < Floor)
        {
            return Coverage.Whole;
        }

        var covered = Math.Max(0, Math.Min(last + 1, Floor) - first);
        foreach (ref readonly var range in _ranges.AsSpan())
        {
            covered += Math.Max(0, Math.Min(last, range.Last) - Math.Max(first, range.First) + 1);
        }

        return covered == 0 ? Coverage.None : covered == last - first + 1 ? Coverage.Whole : Coverage.Part;
    }

    /// <summary>With a run added; whatever of it was in stays in.</summary>
    public AppliedOffsets With(long first, long last)
    {
        // Everything that overlaps or touches the run becomes one with it.
        var from = 0;
        while (from < _ranges.Length && _ranges[from].Last + 1 < first)
        {
            from++;
        }

        var to = from;
        while (to < _ranges.Length && _ranges[to].First <= last + 1)
        {
            (first, last) = (Math.Min(first, _ranges[to].First), Math.Max(last, _ranges[to].Last));
            to++;
        }

        return first <= Floor
            ? new AppliedOffsets(Math.Max(Floor, last + 1), _ranges[to..])
            : new AppliedOffsets(Floor, [.. _ranges.AsSpan(0, from), new Range(first, last), .. _ranges.AsSpan(to)]);
    }

    /// <summary>With the floor raised to a committed watermark; a lower one changes nothing.</summary>
    public AppliedOffsets RaisedTo(long watermark) => watermark <= Floor ? this : With(0, watermark - 1);

    /// <summary>From what was stored.</summary>
    /// <exception cref="InvalidDataException">The ranges are not as <see cref="Ranges"/> has them.</exception>
    internal static AppliedOffsets Of(long floor, Range[] ranges)
    {
        var next = floor >= 0 ? floor : throw new InvalidDataException($"there is no offset {floor}");
        foreach (var range in ranges)
        {
            if (range.First <= next || range.Last < range.First || range.Last == long.MaxValue)
            {
                throw new InvalidDataException($"the offsets {range.First} to {range.Last} cannot follow offset {next - 1}");
            }

            next = range.Last + 1;
        }

        return new AppliedOffsets(floor, ranges);
    }

    /// <summary>Offsets from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
    public readonly record struct Range(long First, long Last);
}
