namespace ScenarioOrleans.Cli.Generate;

/// <summary>What to generate. The same options always give the same bytes of JSON, on every machine.</summary>
internal sealed record GeneratorOptions
{
    public const int MaxWeeks = 520;

    public long Seed { get; init; } = 1;

    /// <summary>1 to <see cref="MaxWeeks"/>; each week has 168 hours.</summary>
    public int Weeks { get; init; } = 1;

    /// <summary>1 to <see cref="GroupCatalog.Count"/>.</summary>
    public int Groups { get; init; } = 12;

    /// <summary>The share of measures that are null, 0 to 1.</summary>
    public double NullRate { get; init; } = 0.005;

    public string Organization { get; init; } = "org-1";

    /// <summary>Null leaves the field out: the scenario is then the organization.</summary>
    public string? Scenario { get; init; }

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Friday;

    /// <summary>The first row's day.</summary>
    public DateOnly StartDate { get; init; } = new(2024, 1, 5);

    public RequestKind Kind { get; init; } = RequestKind.Rollup;

    public int Rows => Weeks * 168 * Groups;
}

/// <summary>What the rows are wrapped in.</summary>
internal enum RequestKind
{
    /// <summary>A snapshot, answered at once.</summary>
    Rollup,

    /// <summary>Rows that are added to the running sums.</summary>
    Hourly,
}
