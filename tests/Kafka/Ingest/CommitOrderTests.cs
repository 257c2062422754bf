using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

public sealed class CommitOrderTests : IDisposable
{
    private readonly TestTopics _topics = new();

    [Fact]
    public async Task Commit_CompletedOutOfOrder_CoversOnlyWhatIsDoneWithoutGaps()
    {
        var third = new TaskCompletionSource();
        var handler = new RecordingHandler((message, _) => message.Offset == 3 ? third.Task : Task.CompletedTask);
        await _topics.WriteAsync(Enumerable.Range(0, 10).Select(number => $"message {number}"));
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => handler.Done.Count == 9, "all but one done");
        await rig.Until(() => _topics.Committed()[0] == 3, "committed up to the one in flight");

        third.SetResult();
        await rig.Until(() => _topics.Committed()[0] == 10, "committed to the end");
    }

    public void Dispose() => _topics.Dispose();
}
