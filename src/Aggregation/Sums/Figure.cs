namespace ScenarioOrleans.Aggregation;

/// <summary>What a record of an answer shows: the eight measures, numbered as <see cref="Measure"/>, and two that only the weighted profile has.</summary>
internal enum Figure
{
    Volume = Measure.Volume,
    Abandons = Measure.Abandons,
    TopLineAgents = Measure.TopLineAgents,
    BaseAht = Measure.BaseAht,
    HandledThreshold = Measure.HandledThreshold,
    ServiceLevel = Measure.ServiceLevel,
    AcceptableWaitTime = Measure.AcceptableWaitTime,
    TotalQueueTime = Measure.TotalQueueTime,
    AbandonRate,
    AverageSpeedOfAnswer,
}
