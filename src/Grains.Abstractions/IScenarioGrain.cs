namespace ScenarioOrleans.Grains;

/// <summary>One scenario's traffic. Keyed by the scenario key's text.</summary>
[Alias("scenario.IScenarioGrain"), Version(1)]
public interface IScenarioGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes the request the scenario's snapshot, unless a later one holds, and publishes its answer. Completes when the
    /// answer is on the response topic. Repeating a request changes nothing and publishes the same bytes again.
    /// </summary>
    [Alias("AnswerRollup")]
    Task AnswerRollupAsync(RollupRequest request);

    /// <summary>Adds hourly rows to the scenario's running sums, each message exactly once. Durable when it completes.</summary>
    [Alias("AddHourly")]
    Task<HourlyOutcome> AddHourlyAsync(HourlyRequest request);
}
