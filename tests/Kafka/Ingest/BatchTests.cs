using System.Text;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

public sealed class BatchTests : IDisposable
{
    private readonly TestTopics _topics = new(partitions: 3);

    [Fact]
    public async Task Receive_MixedMessages_EachIsHandledOnceInItsOwnWay()
    {
        var values = Enumerable.Range(0, 3_000).Select(i => i % 7 == 0 ? $"single {i}" : i % 50 == 0 ? $"b{i}!" : $"b{i}").ToArray();
        var texts = new System.Collections.Concurrent.ConcurrentBag<string>();
        var single = new RecordingHandler((message, _) =>
        {
            texts.Add(Encoding.UTF8.GetString(message.Value.Span));
            return Task.CompletedTask;
        });
        var batching = new BatchingHandler();
        await _topics.WriteAsync(values);
        await using var rig = await IngestRig.StartAsync(_topics, single, batching);

        await rig.Until(() => _topics.Committed().Sum() == 3_000, "all committed");

        batching.Values.Concat(texts).Order(StringComparer.Ordinal).ShouldBe(values.Order(StringComparer.Ordinal));
        texts.ShouldAllBe(text => text.StartsWith("single", StringComparison.Ordinal) || text.EndsWith('!'));
        rig.Status.Done.ShouldBe(3_000);
        rig.Status.ShouldSatisfyAllConditions(status => status.InFlightMessages.ShouldBe(0), status => status.InFlightBytes.ShouldBe(0));
    }

    [Fact]
    public async Task Receive_SlotsTaken_GathersWhatComesMeanwhile()
    {
        var release = new TaskCompletionSource();
        var batching = new BatchingHandler((_, cancel) => release.Task.WaitAsync(cancel));
        await using var rig = await IngestRig.StartAsync(_topics, new RecordingHandler(), batching);
        await _topics.WriteAsync(Enumerable.Range(0, 500).Select(i => $"b{i}"));
        await rig.Until(() => rig.Status.Consumed == 500, "all received");

        release.SetResult();

        await rig.Until(() => _topics.Committed().Sum() == 500, "all committed");
        batching.Batches.Count.ShouldBeLessThanOrEqualTo(3, "two in the slots, one that gathered");
    }

    [Fact]
    public async Task Receive_BatchFullAndSlotsTaken_TakesNoMoreUntilOneIsFree()
    {
        var release = new TaskCompletionSource();
        var batching = new BatchingHandler((_, cancel) => release.Task.WaitAsync(cancel));
        await _topics.WriteAsync(Enumerable.Range(0, 500).Select(i => $"b{i}"));
        await using var rig = await IngestRig.StartAsync(_topics, new RecordingHandler(), batching, ("MaxBatchMessages", "10"));

        await rig.Until(() => rig.Status.Paused, "paused");
        rig.Status.Consumed.ShouldBeLessThanOrEqualTo(30);
        release.SetResult();

        await rig.Until(() => _topics.Committed().Sum() == 500, "all committed");
        batching.Batches.ShouldAllBe(batch => batch.Length <= 10);
    }

    [Fact]
    public async Task Handle_BatchFailsForGood_ItsMessagesGoOneByOne()
    {
        var single = new RecordingHandler();
        var batching = new BatchingHandler((batch, _) =>
            batch.Messages.Any(message => message.Value.Memory.Span.EndsWith("7"u8)) ? throw new FormatException("poison") : Task.CompletedTask);
        await _topics.WriteAsync(Enumerable.Range(0, 100).Select(i => $"b{i}"));
        await using var rig = await IngestRig.StartAsync(_topics, single, batching, ("MaxBatchMessages", "5"));

        await rig.Until(() => _topics.Committed().Sum() == 100, "all committed");

        single.Done.Count.ShouldBeGreaterThanOrEqualTo(10);
        (batching.Values.Count() + single.Done.Count).ShouldBe(100);
    }

    [Fact]
    public async Task Stop_BatchWithItsFollowUpPending_IsFinishedAndCommitted()
    {
        RecordingHandler single = new();
        var batching = new BatchingHandler(pending: async cancel =>
        {
            while (single.Flushes == 0)
            {
                await Task.Delay(1, cancel);
            }
        });
        await _topics.WriteAsync(Enumerable.Range(0, 100).Select(i => $"b{i}"));
        await using var rig = await IngestRig.StartAsync(_topics, single, batching);
        await rig.Until(() => batching.Values.Count() == 100, "handled");
        _topics.Committed().Sum().ShouldBe(0);

        await rig.StopAsync();

        _topics.Committed().Sum().ShouldBe(100);
    }

    public void Dispose() => _topics.Dispose();
}
