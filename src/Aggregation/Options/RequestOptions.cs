using NodaTime;

namespace ScenarioOrleans.Aggregation;

/// <summary>How a rollup request wants to be answered, beyond its week start.</summary>
public sealed class RequestOptions
{
    public static RequestOptions None { get; } = new();

    /// <summary>What a record covers.</summary>
    public Period Period { get; internal init; } = Period.Week;

    /// <summary>In which zone rows with an offset have their day; null: as written.</summary>
    public string? TimeZone { get; internal init; }

    /// <summary>Whether figures are those of the weighted profile.</summary>
    public bool IsWeighted { get; internal init; }

    /// <summary>Whether records tell in how many hours there are rows.</summary>
    public bool Coverage { get; internal init; }

    /// <summary>Whether the request has none: it is answered as if there were no such thing.</summary>
    public bool AreNone { get; internal init; } = true;

    internal DateTimeZone? Zone { get; init; }

    internal RowFilter? Filter { get; init; }

    /// <summary>The figures that are asked for; null: all that the profile has.</summary>
    internal IReadOnlySet<Figure>? Measures { get; init; }

    internal IReadOnlyList<Grouping> Groupings { get; init; } = [];

    /// <summary>Whether the ISO week follows a record's first field.</summary>
    internal bool HasIsoLabel { get; init; }

    /// <summary>Whether the answer echoes the period; so the other.</summary>
    internal bool EchoesPeriod { get; init; }

    internal bool EchoesProfile { get; init; }

    /// <summary>The figures of a record, in order.</summary>
    internal IEnumerable<Figure> Figures => Aggregation.Figures.All.Where(
        figure => (IsWeighted || !figure.IsWeightedOnly()) && (Measures is null || Measures.Contains(figure)));

    /// <summary>What was asked for by name, and only another profile has.</summary>
    internal IEnumerable<Figure> Unshown => IsWeighted || Measures is null ? [] : Measures.Where(figure => figure.IsWeightedOnly());
}
