namespace ScenarioOrleans.Aggregation;

/// <summary>What is known of the measures: their names in messages and whether a week shows their sum or their plain mean.</summary>
public static class Measures
{
    public const int Count = 8;

    private static readonly string[] Texts =
    [
        "Volume", "Abandons", "Top Line Agents (FTE)", "Base AHT", "Handled Threshold", "Service Level (X Seconds)",
        "Acceptable Wait Time", "Total Queue Time",
    ];

    public static IReadOnlyList<Measure> All { get; } = Enum.GetValues<Measure>();

    /// <summary>The field's name in rows and answers.</summary>
    public static string Name(this Measure measure) => Texts[(int)measure];

    /// <summary>True: a week shows the mean of the rows that have the measure. False: their sum.</summary>
    public static bool IsMean(this Measure measure) =>
        measure is Measure.BaseAht or Measure.ServiceLevel or Measure.AcceptableWaitTime;
}
