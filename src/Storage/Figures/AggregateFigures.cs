using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Storage.Figures;

/// <summary>What a write changes in the table of weekly figures, with the names that its rows carry.</summary>
internal sealed class AggregateFigures
{
    private static readonly string[] DayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private AggregateFigures(AggregateKey key, FiguresChange change)
    {
        Organization = Plain(key.Scenario.Organization);
        Scenario = Plain(key.Scenario.Scenario);
        Kind = key.Kind == AggregateKind.Snapshot ? "snapshot" : "running";
        ContactType = Plain(key.Group.ContactType);
        StaffType = Plain(key.Group.StaffType);
        CallCenter = Plain(key.Group.CallCenter);
        WeekStart = DayNames[(int)change.WeekStart];
        Whole = change.Whole;
        Weeks = change.Weeks;
    }

    public string Organization { get; }

    public string Scenario { get; }

    public string Kind { get; }

    public string ContactType { get; }

    public string StaffType { get; }

    public string CallCenter { get; }

    /// <summary>A day's English name in lower case.</summary>
    public string WeekStart { get; }

    /// <summary>Weeks that are not in <see cref="Weeks"/> go.</summary>
    public bool Whole { get; }

    public WeekFigures[] Weeks { get; }

    /// <exception cref="FormatException">The grain has figures but its key is not an aggregate's.</exception>
    public static AggregateFigures Of(string grainKey, FiguresChange change) => new(AggregateKey.Parse(grainKey), change);

    /// <summary>No database here takes U+0000 in a text for certain; in this table it shows as U+FFFD.</summary>
    private static string Plain(string name) => name.Replace('\0', '\uFFFD');
}
