using System.Numerics;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>
/// What moved, the obvious way: for every week and measure a list of exact rationals, and percents compared as they are defined.
/// Shares no code with the product but its types for keys and findings.
/// </summary>
internal static class SlowAnalysis
{
    /// <summary>One group of a scenario: its sums and counts of the eight measures by day.</summary>
    public sealed record Group(string Name, DayOfWeek WeekStart, Dictionary<DateOnly, (BigInteger Sum, int Count)[]> Days);

    public static List<Finding> Find(bool full, BigInteger thresholdUnits, IEnumerable<Group> groups)
    {
        var all = groups.ToList();
        var days = all.SelectMany(group => group.Days.Keys).ToHashSet();
        return [.. all.OrderBy(group => group.Name, StringComparer.Ordinal).SelectMany(group => OfGroup(full, thresholdUnits, group, days))];
    }

    private static IEnumerable<Finding> OfGroup(bool full, BigInteger threshold, Group group, HashSet<DateOnly> days)
    {
        var weeks = FullWeeks(days, group.WeekStart);
        var first = group.Days.Keys.Select(day => FirstDay(day, group.WeekStart)).Order().FirstOrDefault();
        var findings = new List<Finding>();
        foreach (var measure in Measures.All)
        {
            var values = weeks.Where(week => group.Days.Count > 0 && week >= first)
                .Select(week => (Week: week, Value: ValueOf(group, week, measure)))
                .Where(entry => entry.Value is not null)
                .Select(entry => (entry.Week, Value: entry.Value!.Value)).ToList();
            for (var i = full ? 4 : values.Count - 1; i < values.Count; i++)
            {
                if (i < 1 || (!full && values[i].Week != weeks[^1]))
                {
                    continue;
                }

                var before = full ? Median([.. values.Skip(i - 4).Take(4).Select(entry => entry.Value)]) : values[i - 1].Value;
                if (Moved(before, values[i].Value, threshold, out var percent))
                {
                    findings.Add(new Finding(
                        group.Name, values[i].Week, measure, Text(measure, before), Text(measure, values[i].Value), percent));
                }
            }
        }

        return findings.OrderBy(finding => finding.Week).ThenBy(finding => finding.Measure);
    }

    private static List<DateOnly> FullWeeks(HashSet<DateOnly> days, DayOfWeek weekStart)
    {
        var weekdays = days.Select(day => day.DayOfWeek).ToHashSet();
        return [.. days.Select(day => FirstDay(day, weekStart)).Distinct().Order().Where(week =>
        {
            var seven = Enumerable.Range(0, 7).Select(week.AddDays).ToList();
            return (seven[0] >= days.Min() && seven[6] <= days.Max())
                || weekdays.All(weekday => days.Contains(seven.Single(day => day.DayOfWeek == weekday)));
        })];
    }

    private static DateOnly FirstDay(DateOnly day, DayOfWeek weekStart)
    {
        while (day.DayOfWeek != weekStart)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static (BigInteger N, BigInteger D)? ValueOf(Group group, DateOnly week, Measure measure)
    {
        var cells = Enumerable.Range(0, 7).Select(week.AddDays).Where(group.Days.ContainsKey).Select(day => group.Days[day][(int)measure]).ToList();
        var sum = cells.Aggregate(BigInteger.Zero, (total, cell) => total + cell.Sum);
        var count = cells.Sum(cell => cell.Count);
        return !measure.IsMean() ? (sum, 1) : count == 0 ? null : (sum, count);
    }

    private static (BigInteger N, BigInteger D) Median(List<(BigInteger N, BigInteger D)> four)
    {
        four.Sort((a, b) => (a.N * b.D).CompareTo(b.N * a.D));
        return ((four[1].N * four[2].D) + (four[2].N * four[1].D), 2 * four[1].D * four[2].D);
    }

    private static bool Moved((BigInteger N, BigInteger D) before, (BigInteger N, BigInteger D) after, BigInteger threshold, out double? percent)
    {
        percent = null;
        if (before.N.IsZero)
        {
            return !after.N.IsZero;
        }

        // after / before - 1, times the sign of before.
        var (n, d) = (((after.N * before.D) - (before.N * after.D)) * 100, after.D * BigInteger.Abs(before.N));
        percent = SlowMath.Nearest(n, d);
        return BigInteger.Abs(n) * SlowMath.Unit > threshold * d;
    }

    private static string Text(Measure measure, (BigInteger N, BigInteger D) value)
    {
        if (measure.IsMean())
        {
            return SlowMath.DoubleText(SlowMath.Nearest(value.N, value.D * SlowMath.Unit));
        }

        // Half a unit of the 18th place at most: 20 places hold it, and the last two are 00 or 50.
        var text = SlowMath.DecimalText(value.N / value.D);
        var rest = BigInteger.Abs(value.N) % value.D;
        if (rest.IsZero)
        {
            return text;
        }

        var whole = SlowMath.DecimalText(BigInteger.Abs(value.N) / value.D);
        var padded = whole.Contains('.', StringComparison.Ordinal) ? whole : whole + ".";
        var places = padded.Length - padded.IndexOf('.', StringComparison.Ordinal) - 1;
        return (value.N.Sign < 0 ? "-" : "") + padded + new string('0', 18 - places) + "5";
    }
}
