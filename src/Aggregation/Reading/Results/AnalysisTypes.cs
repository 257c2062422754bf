namespace ScenarioOrleans.Aggregation;

/// <summary>The names of analyses in messages.</summary>
public static class AnalysisTypes
{
    private const string Quick = "quick";
    private const string Full = "full";

    /// <summary>The name in messages.</summary>
    public static string Name(this AnalysisType type) => type == AnalysisType.Quick ? Quick : Full;

    /// <summary>Null when no analysis has the name; upper and lower case differ.</summary>
    public static AnalysisType? Find(string? name) => name switch
    {
        Quick => AnalysisType.Quick,
        Full => AnalysisType.Full,
        _ => null,
    };
}
