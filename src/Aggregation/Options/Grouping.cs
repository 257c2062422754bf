namespace ScenarioOrleans.Aggregation;

/// <summary>By which dimensions rows are told apart, in the order in which their values are written.</summary>
internal sealed class Grouping
{
    private static readonly Grouping[] Cube = [new([0, 1, 2]), new([0, 1]), new([0, 2]), new([1, 2]), new([0]), new([1]), new([2]), new([])];
    private static readonly Grouping[] Rollup = [new([0, 1, 2]), new([0, 1]), new([0]), new([])];

    private readonly int[] _dimensions;

    /// <param name="dimensions">Each from 0 to 2, and once.</param>
    public Grouping(int[] dimensions)
    {
        _dimensions = dimensions;
        foreach (var dimension in dimensions)
        {
            Mask |= 1 << dimension;
        }
    }

    /// <summary>All three dimensions in their order: what <c>weekly</c> is grouped by.</summary>
    public static Grouping Full => Cube[0];

    public IReadOnlyList<int> Dimensions => _dimensions;

    /// <summary>One bit for each dimension.</summary>
    public int Mask { get; }

    /// <summary>Whether keys are those of <c>weekly</c>.</summary>
    public bool IsFull => _dimensions is [0, 1, 2];

    /// <summary>The groupings that have a name; null when none has this.</summary>
    public static IReadOnlyList<Grouping>? Named(string name) => name switch
    {
        "cube" => Cube,
        "rollup" => Rollup,
        _ => null,
    };

    /// <summary>The group's values of these dimensions; null for the others.</summary>
    public GroupValues Of(in GroupValues values) => new(
        (Mask & 1) == 0 ? null : values.First, (Mask & 2) == 0 ? null : values.Second, (Mask & 4) == 0 ? null : values.Third);

    /// <summary>Whether groups of this grouping can be merged from groups of the other.</summary>
    public bool CanBeMergedFrom(Grouping other) => (Mask & ~other.Mask) == 0;

    /// <summary>The names of the groups, each once, as a key of an answer has them.</summary>
    public string[] NamesOf(IReadOnlyList<GroupValues> groups) => GroupNames.Of(
        groups.Count, (group, escape) => string.Join('_', _dimensions.Select(dimension => escape(groups[group][dimension]!))));
}
