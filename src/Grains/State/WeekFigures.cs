using System.Globalization;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>One week of one aggregate: what a row of the table of weekly figures shows.</summary>
/// <param name="Week">The first day of the week.</param>
/// <param name="Rows">How many rows are in it.</param>
/// <param name="Sums">Of each of the eight measures, in the order of the answer: the exact sum in units of 10^-18.</param>
/// <param name="Means">Of each: its mean as the nearest double if it is shown as one; null for others, and for a mean of nothing.</param>
[GenerateSerializer, Immutable, Alias("scenario.WeekFigures")]
public sealed record WeekFigures(
    [property: Id(0)] DateOnly Week,
    [property: Id(1)] long Rows,
    [property: Id(3)] Int128[] Sums,
    [property: Id(4)] double?[] Means)
{
    /// <summary>What is shown of a measure as the nearest double; null for a mean of nothing.</summary>
    public double? Number(Measure measure) => measure.IsMean() ? Means[(int)measure] : Sum(measure).ToDouble();

    /// <summary>The same as invariant text: exact sums, means as the shortest text of their double.</summary>
    public string? Text(Measure measure) =>
        measure.IsMean() ? Means[(int)measure]?.ToString("R", CultureInfo.InvariantCulture) : Sum(measure).ToString();

    internal static WeekFigures Of(WeekSums week)
    {
        var (sums, means) = (new Int128[Measures.Count], new double?[Measures.Count]);
        for (var i = 0; i < Measures.Count; i++)
        {
            var measure = (Measure)i;
            sums[i] = week.Sums.Sum(measure).Units;
            means[i] = measure.IsMean() ? week.Sums.Mean(measure) : null;
        }

        return new WeekFigures(week.Week, week.Sums.Rows, sums, means);
    }

    private ExactDecimal Sum(Measure measure) => new(Sums[(int)measure]);
}
