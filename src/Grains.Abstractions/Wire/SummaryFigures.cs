namespace ScenarioOrleans.Grains;

/// <summary>One scenario's sums on their way to a worker that renders a summary.</summary>
/// <param name="Request">What to show.</param>
/// <param name="Revision">The summary's revision.</param>
/// <param name="Listed">Keys of all running aggregates of the scenario: groups are named so that none of them clash.</param>
/// <param name="Held">The aggregates to show from.</param>
[GenerateSerializer, Immutable, Alias("scenario.SummaryFigures")]
public sealed record SummaryFigures(
    [property: Id(0)] SummaryRequest Request,
    [property: Id(1)] long Revision,
    [property: Id(2)] string[] Listed,
    [property: Id(3)] HeldAggregate[] Held);
