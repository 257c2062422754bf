namespace ScenarioOrleans.Aggregation;

/// <summary>What an analysis compares.</summary>
public enum AnalysisType
{
    /// <summary>The last full week with the one before.</summary>
    Quick,

    /// <summary>Every week with the median of the four before it.</summary>
    Full,
}
