using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

public sealed class BackpressureTests : IDisposable
{
    private readonly TestTopics _topics = new(partitions: 2);

    [Theory]
    [InlineData("MaxInFlightMessages", "8")]
    [InlineData("MaxInFlightBytes", "800")]
    public async Task Poll_LimitReached_PausesAndResumes(string limit, string value)
    {
        using var turn = new SemaphoreSlim(0);
        var handler = new RecordingHandler((_, cancel) => turn.WaitAsync(cancel));
        await _topics.WriteAsync(Enumerable.Repeat(new string('x', 100), 200));
        await using var rig = await IngestRig.StartAsync(_topics, handler, (limit, value));

        await rig.Until(() => rig.Status.Paused, "paused");
        rig.Status.InFlightMessages.ShouldBe(8);
        await rig.Until(() => handler.Given.Count == 8, "all in flight have reached the handler");
        var paused = System.Diagnostics.Stopwatch.GetTimestamp();
        await rig.Until(() => rig.Status.SincePoll < System.Diagnostics.Stopwatch.GetElapsedTime(paused), "polling goes on");
        handler.Given.Count.ShouldBe(8);
        rig.Status.Partitions.Count.ShouldBe(2);

        turn.Release(6);
        await rig.Until(() => handler.Given.Count > 8, "resumed");
        turn.Release(200);
        await rig.Until(() => _topics.Committed().Sum() == 200, "all committed");
        handler.Given.Values.ShouldAllBe(times => times == 1);
        await rig.Until(() => rig.Status is { InFlightMessages: 0, InFlightBytes: 0, Paused: false }, "nothing left in flight");
    }

    [Fact]
    public async Task Poll_PartitionFarAheadOfItsWatermark_PausesAlone()
    {
        var release = new TaskCompletionSource();
        var handler = new RecordingHandler((message, _) =>
            message is { Partition: 0, Offset: 0 } ? release.Task : Task.CompletedTask);
        await _topics.WriteAsync(Enumerable.Range(0, 1000).Select(number => $"{number}"));
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("MaxUncommittedMessages", "100"));

        await rig.Until(() => _topics.Committed()[1] == 500, "the other partition is done");
        rig.Status.Paused.ShouldBeFalse();
        rig.Status.Partitions[0].Position.ShouldNotBeNull().ShouldBeLessThan(300);
        release.SetResult();

        await rig.Until(() => _topics.Committed()[0] == 500, "and this one after");
        handler.Given.Values.ShouldAllBe(times => times == 1);
    }

    public void Dispose() => _topics.Dispose();
}
