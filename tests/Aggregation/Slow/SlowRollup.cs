using System.Numerics;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>The answer to a rollup the obvious way: a tree of JSON, exact rationals, dictionaries. Shares no code with the product.</summary>
internal static class SlowRollup
{
    private static readonly string[] Dimensions = ["Contact Type", "Staff Type", "Call Center"];
    private static readonly string[] DayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] Codes = ["row-not-an-object", "missing-dimension", "bad-week", "bad-measure", "measure-out-of-range"];

    private static readonly (string Name, bool IsMean)[] MeasureList =
    [
        ("Volume", false), ("Abandons", false), ("Top Line Agents (FTE)", false), ("Base AHT", true), ("Handled Threshold", false),
        ("Service Level (X Seconds)", true), ("Acceptable Wait Time", true), ("Total Queue Time", false),
    ];

    /// <summary>The answer's bytes, or a <see cref="SlowFault"/>.</summary>
    /// <param name="json">The request.</param>
    /// <param name="hourly">Whether it has to be hourly rows, which are answered like a rollup here.</param>
    public static byte[] Answer(ReadOnlySpan<byte> json, bool hourly = false)
    {
        var request = SlowJson.Parse(json) as Dictionary<string, object?> ?? throw new SlowFault(FaultCodes.NotAnObject);
        request = SlowWrapper.Open(request);
        RefuseHalfPairs(request);
        RefuseCommand(request);
        CheckEvent(request.GetValueOrDefault("event"), hourly);
        var organization = Organization(request);
        var rows = request.GetValueOrDefault(hourly ? "rows" : "weekly") as List<object?> ?? throw new SlowFault(FaultCodes.MissingWeekly);
        var first = WeekStart(request.GetValueOrDefault("week_start"));
        Scenario(request.GetValueOrDefault("scenario"));
        if (!hourly && SlowOptions.Of(request, first) is { } options)
        {
            return Encoding.UTF8.GetBytes(WithOptions(rows, options, organization, first));
        }

        var cells = new Dictionary<(string, string, string), SortedDictionary<int, (BigInteger Sum, int Count)[]>>();
        var rejected = new int[Codes.Length];
        foreach (var row in rows)
        {
            var reason = Use(row, first, cells);
            if (reason is not null)
            {
                rejected[Array.IndexOf(Codes, reason)]++;
            }
        }

        var text = new StringBuilder($"{{\"event\":\"rollup\",\"organizationId\":{organization},\"week_start\":\"{DayNames[first]}\",\"weekly\":{{");
        text.AppendJoin(',', Named(cells.Keys).Select(group => $"{SlowText.Quote(group.Name)}:[{Weeks(cells[group.Key])}]")).Append('}');
        return Encoding.UTF8.GetBytes(text.Append(Rejected(rejected)).Append('}').ToString());
    }

    private static string WithOptions(List<object?> rows, SlowOptions options, string organization, int first)
    {
        var used = new List<SlowUsedRow>();
        var rejected = new int[Codes.Length];
        var filtered = 0;
        foreach (var item in rows)
        {
            var (reason, row) = Judge(item);
            if (row is not null && !options.Includes(row))
            {
                filtered++;
            }
            else if (row is null || !options.IsInCalendar(row, first))
            {
                rejected[Array.IndexOf(Codes, reason ?? "bad-week")]++;
            }
            else
            {
                used.Add(row);
            }
        }

        var body = new SlowOptionsAnswer(options, first).Body(used, filtered);
        return $"{{\"event\":\"rollup\",\"organizationId\":{organization},\"week_start\":\"{DayNames[first]}\"{body}{Rejected(rejected)}}}";
    }

    private static string Rejected(int[] rejected)
    {
        var reasons = Codes.Zip(rejected).Where(pair => pair.Second > 0).Select(pair => $"\"{pair.First}\":{pair.Second}");
        return rejected.Sum() == 0 ? "" : $",\"rejected\":{{\"rows\":{rejected.Sum()},\"reasons\":{{{string.Join(',', reasons)}}}}}";
    }

    /// <summary>Faults of the JSON come before any other, those inside rows that would be used among them.</summary>
    private static void RefuseHalfPairs(Dictionary<string, object?> request)
    {
        foreach (var rows in new[] { "weekly", "rows" }.Select(name => request.GetValueOrDefault(name)).OfType<List<object?>>())
        {
            rows.ForEach(row => Use(row, 0, []));
        }
    }

    /// <summary>None of the requests made here is a command that is known.</summary>
    private static void RefuseCommand(Dictionary<string, object?> request)
    {
        bool Has(string name) => request.GetValueOrDefault(name) is not null;
        if (!Has("event") && !Has("weekly") && !Has("rows") && (Has("parameters") || (Has("scenario") && !Has("organizationId"))))
        {
            throw new SlowFault(FaultCodes.UnknownCommand);
        }
    }

    private static void CheckEvent(object? name, bool hourly)
    {
        if (name is string given ? given != (hourly ? "hourly" : "rollup") : name is not null || hourly)
        {
            throw new SlowFault(FaultCodes.UnknownEvent);
        }
    }

    private static string Organization(Dictionary<string, object?> request) => request.GetValueOrDefault("organizationId") switch
    {
        string { Length: > 0 } text => SlowText.Quote(SlowText.WellFormed(text)),
        SlowNumber number => number.Text,
        _ => throw new SlowFault(FaultCodes.MissingOrganization),
    };

    private static int WeekStart(object? value)
    {
        if (value is not (null or string))
        {
            throw new SlowFault(FaultCodes.BadWeekStart);
        }

        var name = value is string { Length: > 0 } given ? given : "friday";
        var first = Array.FindIndex(DayNames, day => day.Equals(name, StringComparison.OrdinalIgnoreCase));
        return first >= 0 ? first : throw new SlowFault(FaultCodes.BadWeekStart);
    }

    private static void Scenario(object? value)
    {
        if (value is string { Length: > 0 } name)
        {
            SlowText.WellFormed(name);
        }
        else if (value is not null)
        {
            throw new SlowFault(FaultCodes.BadParameters);
        }
    }

    private static (string? Reason, SlowUsedRow? Row) Judge(object? item)
    {
        if (item is not Dictionary<string, object?> fields)
        {
            return ("row-not-an-object", null);
        }

        var row = SlowRow.Tidy(fields);

        var values = Dimensions.Select(name => row.GetValueOrDefault(name) as string).ToArray();
        if (values.Any(value => value is null || SlowRow.IsBlank(value)))
        {
            return ("missing-dimension", null);
        }

        if (SlowDay.Of(row.GetValueOrDefault("Week") as string) is not { } day)
        {
            return ("bad-week", null);
        }

        foreach (var (name, _) in MeasureList)
        {
            var value = SlowRow.Measure(row.GetValueOrDefault(name));
            if (value is not (null or SlowNumber))
            {
                return ("bad-measure", null);
            }

            if (value is SlowNumber number && number.ToUnits() is null)
            {
                return ("measure-out-of-range", null);
            }
        }

        return (null, new SlowUsedRow(
            [.. values.Select(value => SlowText.WellFormed(value!))],
            day,
            (string)row["Week"]!,
            [.. MeasureList.Select(measure => (SlowRow.Measure(row.GetValueOrDefault(measure.Name)) as SlowNumber)?.ToUnits())]));
    }

    private static string? Use(
        object? item, int first, Dictionary<(string, string, string), SortedDictionary<int, (BigInteger Sum, int Count)[]>> cells)
    {
        var (reason, row) = Judge(item);
        if (row is null)
        {
            return reason;
        }

        var group = (row.Group[0], row.Group[1], row.Group[2]);
        var week = row.Day.DayNumber - ((((int)row.Day.DayOfWeek + 6) % 7 - first + 7) % 7);
        if (week < 0)
        {
            return "bad-week";
        }

        if (!cells.TryGetValue(group, out var weeks))
        {
            cells[group] = weeks = [];
        }

        if (!weeks.TryGetValue(week, out var cell))
        {
            weeks[week] = cell = new (BigInteger, int)[MeasureList.Length];
        }

        for (var i = 0; i < MeasureList.Length; i++)
        {
            if (row.Units[i] is { } units)
            {
                cell[i] = (cell[i].Sum + units, cell[i].Count + 1);
            }
        }

        return null;
    }

    private static IEnumerable<((string, string, string) Key, string Name)> Named(IEnumerable<(string, string, string)> groups)
    {
        var named = groups.GroupBy(g => $"{g.Item1}_{g.Item2}_{g.Item3}").SelectMany(same => same.Select(
            g => (g, Name: same.Skip(1).Any() ? $"{Escaped(g.Item1)}_{Escaped(g.Item2)}_{Escaped(g.Item3)}" : same.Key)));
        return named.OrderBy(group => Convert.ToHexString(Encoding.UTF8.GetBytes(group.Name)), StringComparer.Ordinal);
    }

    private static string Escaped(string value) => value.Replace("_", "\\_", StringComparison.Ordinal);

    private static string Weeks(SortedDictionary<int, (BigInteger Sum, int Count)[]> weeks) => string.Join(',', weeks.Select(
        week => $"{{\"Week\":\"{DateOnly.FromDayNumber(week.Key):yyyy-MM-dd}\"{string.Concat(week.Value.Select(Field))}}}"));

    private static string Field((BigInteger Sum, int Count) cell, int measure)
    {
        var (name, isMean) = MeasureList[measure];
        var value = !isMean ? SlowMath.DecimalText(cell.Sum)
            : cell.Count == 0 ? "null"
            : SlowMath.DoubleText(SlowMath.Nearest(cell.Sum, cell.Count * SlowMath.Unit));
        return $",\"{name}\":{value}";
    }
}
