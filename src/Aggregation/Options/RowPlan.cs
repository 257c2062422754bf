using NodaTime;

namespace ScenarioOrleans.Aggregation;

/// <summary>What the options ask of each row, beyond its plain sums.</summary>
/// <param name="FilterText">The filter as written; null without one.</param>
/// <param name="ZoneName">In which zone a row's day is; null: the day as written.</param>
/// <param name="Weights">Whether sums for the weighted profile are kept.</param>
/// <param name="Hours">Whether the hours that have rows are kept.</param>
internal sealed record RowPlan(string? FilterText, string? ZoneName, bool Weights, bool Hours)
{
    public RowFilter? Filter { get; private init; }

    public DateTimeZone? Zone { get; private init; }

    /// <summary>Whether the time in a row's <c>Week</c> matters.</summary>
    public bool NeedsMoment => Zone is not null || Hours;

    /// <summary>What hourly rows keep, on the days as written: weights, so that a summary can be asked for with them at any time.</summary>
    public static RowPlan Hourly { get; } = new(null, null, Weights: true, Hours: false);

    /// <summary>The same on the days of a time zone.</summary>
    public static RowPlan OfHourly(RequestOptions options) => Hourly with { ZoneName = options.TimeZone, Zone = options.Zone };

    /// <summary>Null when the options ask for nothing of rows.</summary>
    public static RowPlan? Of(RequestOptions options) =>
        options.Filter is null && options.Zone is null && !options.IsWeighted && !options.Coverage
            ? null
            : new RowPlan(options.Filter?.Text, options.TimeZone, options.IsWeighted, options.Coverage) { Filter = options.Filter, Zone = options.Zone };

    public bool Equals(RowPlan? other) =>
        other is not null && FilterText == other.FilterText && ZoneName == other.ZoneName && Weights == other.Weights && Hours == other.Hours;

    public override int GetHashCode() => HashCode.Combine(FilterText, ZoneName, Weights, Hours);
}
