using ScenarioOrleans.Kafka.Handling;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>The summaries that a batch waits for; those that were published are not asked for again.</summary>
internal sealed class ShownSummaries(IReadOnlyList<SummaryMark> marks, SummaryMarks summaries)
{
    private readonly bool[] _shown = new bool[marks.Count];

    /// <summary>A <see cref="FollowUp"/>.</summary>
    public Task ShowAsync(CancellationToken cancel) => Task.WhenAll(Enumerable.Range(0, marks.Count).Select(i => ShowAsync(i, cancel)));

    private async Task ShowAsync(int index, CancellationToken cancel)
    {
        if (!_shown[index])
        {
            await summaries.ShowAsync(marks[index], cancel);
            _shown[index] = true;
        }
    }
}
