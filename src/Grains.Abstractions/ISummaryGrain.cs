namespace ScenarioOrleans.Grains;

/// <summary>Publishes the summaries of one scenario's running sums. Keyed by the scenario key's text.</summary>
[Alias("scenario.ISummaryGrain"), Version(1)]
public interface ISummaryGrain : IGrainWithStringKey
{
    /// <summary>
    /// Completes when a summary that shows these changes is on the response topic, which is at most a publish interval later.
    /// Marking again what a summary has shown shows it again.
    /// </summary>
    [Alias("Summarize"), ResponseTimeout(GrainTimeouts.Summary)]
    Task SummarizeAsync(SummaryMark mark);

    /// <summary>Publishes all groups and weeks at once; completes when they are on the response topic.</summary>
    [Alias("SummarizeAll"), ResponseTimeout(GrainTimeouts.Summary)]
    Task SummarizeAllAsync(SnapshotVersion version, SummarySubject subject);

    /// <summary>
    /// Publishes what is pending at once, before the publish interval is over; completes when it is on the response topic. For whoever
    /// marked changes and has to go.
    /// </summary>
    [Alias("Flush"), ResponseTimeout(GrainTimeouts.Summary)]
    Task FlushAsync();
}
