namespace ScenarioOrleans.Aggregation;

/// <summary>The eight measures, in the order of every answer, block and table.</summary>
public enum Measure
{
    Volume,
    Abandons,
    TopLineAgents,
    BaseAht,
    HandledThreshold,
    ServiceLevel,
    AcceptableWaitTime,
    TotalQueueTime,
}
