namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>The exact weekly figures of rows, by group name and week.</summary>
internal sealed class Expectation
{
    private readonly Dictionary<(string Group, DateOnly Week), WeekFigures> _weeks = [];

    public IReadOnlyDictionary<(string Group, DateOnly Week), WeekFigures> Weeks => _weeks;

    public static Expectation Of(Plan plan, IEnumerable<Row> rows)
    {
        var expected = new Expectation();
        expected.Add(plan, rows);
        return expected;
    }

    public void Add(Plan plan, IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            var key = (row.Group.Name, plan.WeekOf(row.Day));
            if (!_weeks.TryGetValue(key, out var week))
            {
                _weeks.Add(key, week = new WeekFigures());
            }

            week.Add(row);
        }
    }

    /// <summary>What is shown and should not be, is not shown and should be, or is shown otherwise; in words.</summary>
    public IEnumerable<string> Differences(IReadOnlyDictionary<(string Group, DateOnly Week), decimal?[]> shown)
    {
        foreach (var ((group, week), expected) in _weeks)
        {
            var difference = shown.TryGetValue((group, week), out var figures) ? expected.Difference(figures) : "is not shown";
            if (difference is not null)
            {
                yield return $"{group} {week:yyyy-MM-dd}: {difference}";
            }
        }

        foreach (var (group, week) in shown.Keys.Where(key => !_weeks.ContainsKey(key)))
        {
            yield return $"{group} {week:yyyy-MM-dd}: shown, but no row belongs there";
        }
    }
}
