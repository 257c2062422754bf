using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

public sealed class RestartTests : IDisposable
{
    private readonly TestTopics _topics = new();

    [Fact]
    public async Task Start_AfterAStop_ResumesAtTheCommittedOffset()
    {
        await _topics.WriteAsync(Enumerable.Range(0, 20).Select(number => $"first {number}"));
        var first = new RecordingHandler();
        await using (var rig = await IngestRig.StartAsync(_topics, first))
        {
            await rig.Until(() => first.Done.Count == 20, "all done");
        }

        _topics.Committed().ShouldBe([20]);
        await _topics.WriteAsync(["second"]);
        var second = new RecordingHandler();
        await using var again = await IngestRig.StartAsync(_topics, second);
        await again.Until(() => second.Done.Count == 1, "the new one done");

        second.Given.Keys.ShouldBe(["in/0/20"]);
    }

    [Fact]
    public async Task Stop_WorkInFlight_FinishesAndIsCommitted()
    {
        var release = new TaskCompletionSource();
        var handler = new RecordingHandler((_, _) => release.Task);
        await _topics.WriteAsync(["a", "b", "c"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);
        await rig.Until(() => handler.Given.Count == 3, "all in flight");

        var stopping = rig.StopAsync();
        await rig.Until(() => rig.Status.State == Kafka.Telemetry.IngestState.Draining, "draining");
        release.SetResult();
        await stopping;

        handler.Done.Count.ShouldBe(3);
        _topics.Committed().ShouldBe([3]);
        rig.Status.State.ShouldBe(Kafka.Telemetry.IngestState.Stopped);
    }

    [Fact]
    public async Task Stop_WorkThatDoesNotFinish_IsRevokedAndComesAgain()
    {
        await _topics.WriteAsync(["a", "b", "c"]);
        var stuck = new RecordingHandler((message, cancel) =>
            message.Offset == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, cancel) : Task.CompletedTask);
        await using (var rig = await IngestRig.StartAsync(_topics, stuck, ("DrainTimeout", "00:00:00.1")))
        {
            await rig.Until(() => stuck.Done.Count == 2, "two done");
        }

        _topics.Committed().ShouldBe([1]);
        var free = new RecordingHandler();
        await using var again = await IngestRig.StartAsync(_topics, free);
        await again.Until(() => free.Done.Count == 2, "the rest done");
        free.Given.Keys.Order(StringComparer.Ordinal).ShouldBe(["in/0/1", "in/0/2"]);
    }

    public void Dispose() => _topics.Dispose();
}
