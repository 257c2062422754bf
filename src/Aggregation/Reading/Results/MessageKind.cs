namespace ScenarioOrleans.Aggregation;

/// <summary>What a message asks for.</summary>
public enum MessageKind
{
    /// <summary>Rows that replace the scenario's snapshot.</summary>
    Rollup,

    /// <summary>Rows that are added to the scenario's running sums.</summary>
    Hourly,

    /// <summary>The full summary of the running sums, at once.</summary>
    Publish,

    /// <summary>The command <c>run-analysis</c>.</summary>
    RunAnalysis,
}
