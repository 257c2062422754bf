using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>
/// What the answer to a generated request must hold, worked out from the generated numbers in the plainest way, with none of the
/// service's code. Generated measures have at most four decimals, so their sums are exact in integers.
/// </summary>
internal sealed class ExpectedFigures
{
    private readonly Dictionary<(int Group, DateOnly Week), ExpectedCell[]> _cells = [];

    private ExpectedFigures(IReadOnlyList<GeneratedGroup> groups) => Groups = groups;

    public IReadOnlyList<GeneratedGroup> Groups { get; }

    public IReadOnlyCollection<KeyValuePair<(int Group, DateOnly Week), ExpectedCell[]>> Cells => _cells;

    public static ExpectedFigures Of(ScenarioGenerator generator)
    {
        var figures = new ExpectedFigures(generator.Groups);
        foreach (var row in generator.Rows())
        {
            figures.Add(row, FirstDayOfWeek(row.Day, generator.Options.WeekStart));
        }

        return figures;
    }

    private static DateOnly FirstDayOfWeek(DateOnly day, DayOfWeek start) => day.AddDays(-(((int)day.DayOfWeek - (int)start + 7) % 7));

    private void Add(in GeneratedRow row, DateOnly week)
    {
        if (!_cells.TryGetValue((row.GroupIndex, week), out var cells))
        {
            _cells.Add((row.GroupIndex, week), cells = new ExpectedCell[GeneratedMeasures.Count]);
        }

        for (var index = 0; index < GeneratedMeasures.Count; index++)
        {
            if (row.Measures[index] is not GeneratedMeasures.Null and var value)
            {
                cells[index] = new ExpectedCell(cells[index].TenThousandths + value, cells[index].Count + 1);
            }
        }
    }
}

/// <summary>The sum of a measure over a week and how many rows had it.</summary>
internal readonly record struct ExpectedCell(long TenThousandths, int Count)
{
    public decimal Sum => (decimal)TenThousandths / GeneratedMeasures.One;
}
