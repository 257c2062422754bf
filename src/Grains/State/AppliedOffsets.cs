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

    /// <summary>The ranges at or above the floor, ascending, neither overlapping nor touching.</summary>
    public IReadOnlyList<Range> Ranges => _ranges;

    /// <summary>How much of a run is in.</summary>
    public Coverage CoverageOf(long first, long last)
    {
        if (last < Floor)
        {
            return Coverage.Whole;
        }

        var covered = Math.Max(0, Math.Min(last + 1, Floor) - first);
        foreach (var range in _ranges)
        {
            covered += Math.Max(0, Math.Min(last, range.Last) - Math.Max(first, range.First) + 1);
        }

        return covered == 0 ? Coverage.None : covered == last - first + 1 ? Coverage.Whole : Coverage.Part;
    }

    /// <summary>With a run added; whatever of it was in stays in.</summary>
    public AppliedOffsets With(long first, long last)
    {
        var merged = new Range(first, last);
        var ranges = new List<Range>(_ranges.Length + 1);
        foreach (var range in _ranges)
        {
            if (range.First <= merged.Last + 1 && merged.First <= range.Last + 1)
            {
                merged = new Range(Math.Min(range.First, merged.First), Math.Max(range.Last, merged.Last));
            }
            else
            {
                ranges.Add(range);
            }
        }

        ranges.Add(merged);
        return Of(Floor, ranges);
    }

    /// <summary>With the floor raised to a committed watermark; a lower one changes nothing.</summary>
    public AppliedOffsets RaisedTo(long watermark) => watermark <= Floor ? this : Of(watermark, _ranges);

    /// <summary>Normal form: ascending, without what is below the floor, touching ranges joined.</summary>
    internal static AppliedOffsets Of(long floor, IEnumerable<Range> ranges)
    {
        var kept = new List<Range>();
        foreach (var range in ranges.Where(range => range.Last >= floor).OrderBy(range => range.First))
        {
            if (range.First <= floor)
            {
                floor = range.Last + 1;
            }
            else
            {
                kept.Add(range);
            }
        }

        return new AppliedOffsets(floor, [.. kept.Where(range => range.Last >= floor)]);
    }

    /// <summary>Offsets from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
    public readonly record struct Range(long First, long Last);
}
