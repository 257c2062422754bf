namespace ScenarioOrleans.Grains;

/// <summary>One scenario: its traffic, and which groups its snapshot and its running sums have. Keyed by the scenario key's text.</summary>
[Alias("scenario.IScenarioGrain"), Version(1)]
public interface IScenarioGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes the request the scenario's snapshot, unless a later one holds, and publishes its answer. Completes when the
    /// answer is on the response topic. Repeating a request changes nothing and publishes the same bytes again.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up between two steps: the request may be half done, and repeating it does the rest.</param>
    [Alias("AnswerRollup"), ResponseTimeout(GrainTimeouts.Scenario)]
    Task AnswerRollupAsync(RollupRequest request, CancellationToken cancellationToken);

    /// <summary>Adds hourly rows to the scenario's running sums, each message exactly once. Durable when it completes.</summary>
    /// <param name="request">The rows.</param>
    /// <param name="cancellationToken">Gives up: some groups may have their rows, and repeating the request gives them to the others.</param>
    [Alias("AddHourly"), ResponseTimeout(GrainTimeouts.Scenario)]
    Task<HourlyOutcome> AddHourlyAsync(HourlyRequest request, CancellationToken cancellationToken);

    /// <summary>The scenario's aggregates.</summary>
    [Alias("Listed"), ReadOnly, ResponseTimeout(GrainTimeouts.Leaf)]
    Task<ListedAggregates> ListedAsync(CancellationToken cancellationToken);

    /// <summary>The same. An activation that is made for this alone goes away again, so that reading a whole fleet does not keep it in memory.</summary>
    [Alias("Peek"), ReadOnly, ResponseTimeout(GrainTimeouts.Leaf)]
    Task<ListedAggregates> PeekAsync(CancellationToken cancellationToken);
}
