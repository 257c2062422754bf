namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>The options of a request, from its tree.</summary>
internal sealed class SlowOptions
{
    public static readonly string[] Dimensions = ["Contact Type", "Staff Type", "Call Center"];

    private static readonly string[] Names = ["filter", "measures", "groupings", "profile", "timeZone", "period", "weekLabel", "coverage"];

    private readonly Dictionary<string, object?> _request;

    private SlowOptions(Dictionary<string, object?> request, int first)
    {
        _request = request;
        Filter = FilterOf(request.GetValueOrDefault("filter"));
        Measures = MeasuresOf(request.GetValueOrDefault("measures"));
        Groupings = GroupingsOf(request.GetValueOrDefault("groupings"));
        Profile = Text("profile", "bad-profile", "plain", "weighted");
        Zone = Text("timeZone", "bad-time-zone", SlowZone.Names);
        Period = Text("period", "bad-period", "week", "day", "month");
        Iso = Text("weekLabel", "bad-week-label", "iso") is not null && (first == 0 ? true : throw new SlowFault("bad-week-label"));
        Coverage = request.GetValueOrDefault("coverage") is { } coverage && (coverage as bool? ?? throw new SlowFault("bad-coverage"));
    }

    public Dictionary<string, string[]>? Filter { get; }

    public string[]? Measures { get; }

    public string[][] Groupings { get; }

    public string? Profile { get; }

    public string? Zone { get; }

    public string? Period { get; }

    public bool Iso { get; }

    public bool Coverage { get; }

    /// <summary>Null when there is none.</summary>
    public static SlowOptions? Of(Dictionary<string, object?> request, int first) =>
        Names.Any(name => request.GetValueOrDefault(name) is not null) ? new SlowOptions(request, first) : null;

    public bool Includes(SlowUsedRow row) => Filter is null
        || Dimensions.Zip(row.Group).All(pair => !Filter.TryGetValue(pair.First, out var values) || values.Contains(pair.Second));

    public DateOnly FirstDay(DateOnly day, int first) => Period switch
    {
        "day" => day,
        "month" => new DateOnly(day.Year, day.Month, 1),
        _ => day.AddDays(-Back(day, first)),
    };

    public bool IsInCalendar(SlowUsedRow row, int first)
    {
        var day = SlowZone.Place(row, Zone).Day;
        return Period is "day" or "month" || day.DayNumber >= Back(day, first);
    }

    private static int Back(DateOnly day, int first) => (((int)day.DayOfWeek + 6) % 7 - first + 7) % 7;

    private static Dictionary<string, string[]>? FilterOf(object? value) => value is null
        ? null
        : (value as Dictionary<string, object?> ?? throw new SlowFault("bad-filter")).ToDictionary(
            field => Dimensions.Contains(field.Key) ? field.Key : throw new SlowFault("bad-filter"), field => Texts(field.Value, "bad-filter"));

    private static string[]? MeasuresOf(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var names = Texts(value, "bad-measures");
        return names.Length > 0 && names.All(SlowOptionsAnswer.Figures.Contains) ? names : throw new SlowFault("bad-measures");
    }

    private static string[][] GroupingsOf(object? value)
    {
        string[] all = Dimensions;
        switch (value)
        {
            case null or "":
                return [];
            case "cube":
                return [all, all[..2], [all[0], all[2]], all[1..], all[..1], all[1..2], all[2..], []];
            case "rollup":
                return [all, all[..2], all[..1], []];
            case List<object?> { Count: <= 16 } list:
                var groupings = list.Select(item => Texts(item, "bad-groupings")).ToArray();
                return groupings.All(by => by.All(all.Contains) && by.Distinct().Count() == by.Length) ? groupings : throw new SlowFault("bad-groupings");
            default:
                throw new SlowFault("bad-groupings");
        }
    }

    private static string[] Texts(object? value, string code) => value is List<object?> list
        ? [.. list.Select(item => item as string ?? throw new SlowFault(code))]
        : throw new SlowFault(code);

    private string? Text(string name, string code, params string[] allowed) => _request.GetValueOrDefault(name) switch
    {
        null or "" => null,
        string text when allowed.Contains(text) => text,
        _ => throw new SlowFault(code),
    };
}
