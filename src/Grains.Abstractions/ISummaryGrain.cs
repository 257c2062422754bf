namespace ScenarioOrleans.Grains;

/// <summary>Publishes the summaries of one scenario's running sums. Keyed by the scenario key's text. Keeps no change in mind: whoever asks does.</summary>
[Alias("scenario.ISummaryGrain"), Version(1)]
public interface ISummaryGrain : IGrainWithStringKey
{
    /// <summary>
    /// Publishes a summary that shows these changes, unless one was published less than a publish interval ago, whoever asked for it.
    /// Showing again what a summary has shown is harmless; a revision is never given twice.
    /// </summary>
    /// <param name="request">What to show.</param>
    /// <param name="cancellationToken">Gives up; the summary may be published all the same.</param>
    /// <returns>Zero when the summary is on the response topic; else how long until there may be one: nothing was done.</returns>
    /// <exception cref="AnswerNotPublishedException">It is not written, as far as anybody knows.</exception>
    [Alias("Publish"), ResponseTimeout(GrainTimeouts.Summary)]
    Task<TimeSpan> PublishAsync(SummaryRequest request, CancellationToken cancellationToken);
}
