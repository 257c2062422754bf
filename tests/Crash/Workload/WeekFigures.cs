namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>What one week of one group has to show, summed the slow and plain way.</summary>
internal sealed class WeekFigures
{
    private const double Tolerance = 4e-16;

    private readonly decimal[] _sums = new decimal[MeasureNames.All.Length];
    private readonly int[] _counts = new int[MeasureNames.All.Length];

    public void Add(Row row)
    {
        for (var measure = 0; measure < _sums.Length; measure++)
        {
            if (row.Values[measure] is { } value)
            {
                _sums[measure] += value;
                _counts[measure]++;
            }
        }
    }

    /// <summary>The first measure that is shown otherwise, in words; null when all are right. Sums are compared exactly.</summary>
    public string? Difference(IReadOnlyList<decimal?> shown)
    {
        for (var measure = 0; measure < _sums.Length; measure++)
        {
            if (!IsRight(measure, shown[measure]))
            {
                return $"{MeasureNames.All[measure]} is {shown[measure]}, expected {Expected(measure)}";
            }
        }

        return null;
    }

    private decimal? Expected(int measure) =>
        !MeasureNames.IsMean(measure) ? _sums[measure] : _counts[measure] == 0 ? null : _sums[measure] / _counts[measure];

    private bool IsRight(int measure, decimal? shown)
    {
        var expected = Expected(measure);
        return MeasureNames.IsMean(measure) && expected is { } mean && shown is { } found
            ? Math.Abs((double)(mean - found)) <= Tolerance * Math.Max(1, Math.Abs((double)mean))
            : expected == shown;
    }
}
