namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>The eight measures in the order of the answer, written down apart from the product.</summary>
internal static class MeasureNames
{
    public static readonly string[] All =
    [
        "Volume", "Abandons", "Top Line Agents (FTE)", "Base AHT", "Handled Threshold", "Service Level (X Seconds)", "Acceptable Wait Time",
        "Total Queue Time",
    ];

    public static bool IsMean(int measure) => measure is 3 or 5 or 6;
}
