using System.Collections.Concurrent;
using ScenarioOrleans.Silo.Kafka.Embedded;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Status;
using ScenarioOrleans.Silo.Tests.Kafka.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Silo.Tests.Kafka.Ingest;

/// <summary>A process whose storage begins empty, on a log that another has answered up to the committed offsets.</summary>
public sealed class RebuildTests : IDisposable
{
    private static readonly (string, string) Rebuilds = ("RebuildsFromLog", "true");

    private readonly TestTopics _topics = new(partitions: 2);
    private readonly ConcurrentDictionary<string, bool> _replayed = new(StringComparer.Ordinal);
    private int _followedUp;

    [Fact]
    public async Task Start_PartsOfTheLogWereAnswered_ReadsAllAndFollowsUpOnTheRestAlone()
    {
        await _topics.WriteAsync(Enumerable.Range(0, 60).Select(i => i % 10 == 0 ? $"single {i}" : $"b{i}"));
        _topics.Commit(0, 20);
        _topics.Commit(1, 30);
        var batches = new BatchingHandler(
            (batch, _) =>
            {
                foreach (var message in batch.Messages)
                {
                    var run = batch.Runs[message.Run];
                    _replayed[$"in/{run.Partition}/{message.Offset}"] = run.IsReplay;
                }

                return Task.CompletedTask;
            },
            CountFollowUp);
        await using var rig = await IngestRig.StartAsync(_topics, Recording(), batches, Rebuilds);

        await rig.Until(() => _topics.Committed().Sum() == 60, "all committed");

        _replayed.Count.ShouldBe(60);
        _replayed.Where(message => message.Value).Select(message => message.Key).Order(StringComparer.Ordinal)
            .ShouldBe(Ids(0, 0, 20).Concat(Ids(1, 0, 30)).Order(StringComparer.Ordinal));
        _followedUp.ShouldBeGreaterThan(0);
        rig.Status.Rebuilding.ShouldBe(0);
    }

    [Fact]
    public async Task FollowUp_AnotherPartitionIsBeingRebuilt_Waits()
    {
        var release = new TaskCompletionSource();
        await _topics.WriteAsync(["old 0", "old 1"], partition: 0);
        await _topics.WriteAsync(["new"], partition: 1);
        _topics.Commit(0, 2);
        var handler = Recording(message => message is { Partition: 0, Offset: 1 } ? release.Task : Task.CompletedTask);
        await using var rig = await IngestRig.StartAsync(_topics, handler, Rebuilds);

        await rig.Until(() => handler.Done.ContainsKey("in/1/0") && handler.Given.Count == 3, "the new message handled");
        rig.Status.Rebuilding.ShouldBe(1);
        _followedUp.ShouldBe(0);
        _topics.Committed().ShouldBe([2, 0]);
        release.SetResult();

        await rig.Until(() => _topics.Committed().SequenceEqual([2L, 1L]), "committed after the rebuild");
        _followedUp.ShouldBe(1);
    }

    [Fact]
    public async Task FollowUp_ARebuildBeginsMeanwhile_IsCalledAgainAtItsEnd()
    {
        var calls = 0;
        var first = new TaskCompletionSource();
        await _topics.WriteAsync(["a"], partition: 0);
        var handler = new RecordingHandler(followUp: _ => cancel => Interlocked.Increment(ref calls) == 1 ? first.Task.WaitAsync(cancel) : Task.CompletedTask);
        await using var rig = await IngestRig.StartAsync(_topics, handler, Rebuilds);
        await rig.Until(() => Volatile.Read(ref calls) == 1, "called");

        using var another = new Silo.Kafka.Consuming.PartitionWork(new Confluent.Kafka.TopicPartition("in", 9), -1, answeredBelow: 1);
        rig.Get<Silo.Kafka.Consuming.SumsRebuild>().Begin(another);
        another.SeeEnd(1);

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task HandleWhenRebuilt_MoreThanMayBeInFlight_DoesNotHoldUpTheRebuild()
    {
        const int Count = 40;
        await _topics.WriteAsync(Enumerable.Range(0, Count).Select(i => $"old {i}"), partition: 0);
        await _topics.WriteAsync(Enumerable.Range(0, Count).Select(i => $"new {i}"), partition: 1);
        _topics.Commit(0, Count);
        var crowd = new TaskCompletionSource();
        var waiting = 0;
        IngestRig? rig = null;
        var handler = new RecordingHandler(
            (message, _) => message is { Partition: 0, Offset: 0 } ? crowd.Task : Task.CompletedTask,
            message =>
            {
                if (message.Partition == 0 || rig?.Get<Silo.Kafka.Consuming.SumsRebuild>().IsComplete != false)
                {
                    return null;
                }

                if (Interlocked.Increment(ref waiting) == 2)
                {
                    crowd.SetResult();
                }

                return FollowUps.HandleWhenRebuilt;
            });
        await using var started = rig = await IngestRig.StartAsync(_topics, handler, Rebuilds, ("MaxInFlightMessages", "4"));

        await rig.Until(() => _topics.Committed().Sum() == 2 * Count, "all done");

        handler.Given.Count.ShouldBe(2 * Count);
        rig.Status.Retries.ShouldBe(0);
        await rig.Until(() => rig.Status is { InFlightMessages: 0, InFlightBytes: 0 }, "nothing left in flight");
    }

    [Fact]
    public async Task Start_LogIsShorterThanWhatWasAnswered_TakesItForANewOne()
    {
        await _topics.WriteAsync(["a", "b"], partition: 0);
        _topics.Commit(0, 10);
        _topics.Commit(1, 10);
        await using var rig = await IngestRig.StartAsync(_topics, Recording(), Rebuilds);
        await rig.Until(() => _topics.Committed()[0] == 2 && rig.Status.Rebuilding == 0, "the first partition done, the empty one known to be");

        await _topics.WriteAsync(["c"], partition: 1);
        await rig.Until(() => _topics.Committed()[1] == 1, "the second too");

        _replayed.Values.ShouldAllBe(replayed => !replayed);
    }

    [Fact]
    public async Task Start_LogBeginsBehindWhatWasAnswered_HasNothingToRebuild()
    {
        // The embedded broker keeps about 5 MB of a partition.
        await _topics.WriteAsync(Enumerable.Repeat(new string('x', 900_000), 12), partition: 0);
        _topics.Commit(0, 1);
        await using var rig = await IngestRig.StartAsync(_topics, Recording(), Rebuilds);

        await rig.Until(() => _topics.Committed()[0] == 12, "all that is left is done");

        _replayed.Values.ShouldAllBe(replayed => !replayed);
        rig.Status.Lost.ShouldBe(12 - _replayed.Count - 1, "those between were never answered");
    }

    [Fact]
    public async Task Replay_HandlerFails_IsTriedForAsLongAsItTakesAndNeverADeadLetter()
    {
        var failures = 0;
        await _topics.WriteAsync(["a"], partition: 0);
        _topics.Commit(0, 1);
        var handler = Recording(_ => Interlocked.Increment(ref failures) <= 10 ? throw new TimeoutException("not yet") : Task.CompletedTask);
        await using var rig = await IngestRig.StartAsync(_topics, handler, Rebuilds, ("MaxAttempts", "2"));

        await rig.Until(() => rig.Status is { Rebuilding: 0, Partitions.Count: 2 }, "rebuilt");

        failures.ShouldBe(11);
        rig.Status.DeadLetters.ShouldBe(0);
        _topics.ReadAll(TestTopics.DeadLetters).ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_HandlerFailsForGood_IsLeftOutAndTheRebuildEnds()
    {
        await _topics.WriteAsync(["a", "b"], partition: 0);
        _topics.Commit(0, 2);
        var handler = Recording(message => message.Offset == 0 ? throw new FormatException("never") : Task.CompletedTask);
        await using var rig = await IngestRig.StartAsync(_topics, handler, Rebuilds);

        await rig.Until(() => rig.Status is { Rebuilding: 0, Partitions.Count: 2 }, "rebuilt");

        rig.Log.ShouldContain(line => line.Contains("in/0/0", StringComparison.Ordinal) && line.Contains("without it", StringComparison.Ordinal));
        _topics.ReadAll(TestTopics.DeadLetters).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_RebuildUnderWay_DoesNotWaitForIt()
    {
        await _topics.WriteAsync(["old"], partition: 0);
        await _topics.WriteAsync(["new"], partition: 1);
        // Of the last of what was answered nothing ever comes.
        _topics.Broker.FailNext(BrokerRequest.ListOffsets, [.. Enumerable.Repeat(ErrorCode.RequestTimedOut, 10_000)]);
        _topics.Commit(0, 1);
        await using var rig = await IngestRig.StartAsync(_topics, Recording(), Rebuilds, ("DrainTimeout", "00:10:00"));
        await rig.OwnsAsync(2);

        await rig.StopAsync();

        rig.Status.State.ShouldBe(IngestState.Stopped);
        _topics.Broker.StopFailing(BrokerRequest.ListOffsets);
        _topics.Committed().ShouldBe([1, 0]);
    }

    [Fact]
    public async Task Start_CommittedOffsetsCannotBeRead_EndsInsteadOfAnsweringAgain()
    {
        await _topics.WriteAsync(["old"], partition: 0);
        _topics.Commit(0, 1);
        _topics.Broker.FailNext(BrokerRequest.OffsetFetch, [.. Enumerable.Repeat(ErrorCode.GroupAuthorizationFailed, 10)]);
        await using var rig = await IngestRig.StartAsync(_topics, Recording(), Rebuilds);

        await rig.Until(() => rig.Status.State == IngestState.Faulted, "ended");

        rig.Status.Fault.ShouldNotBeNull().ShouldContain("committed");
        _replayed.ShouldBeEmpty();
    }

    public void Dispose() => _topics.Dispose();

    private static IEnumerable<string> Ids(int partition, int first, int end) => Enumerable.Range(first, end - first).Select(offset => $"in/{partition}/{offset}");

    private RecordingHandler Recording(Func<IncomingMessage, Task>? work = null) => new(
        (message, _) =>
        {
            _replayed[message.MessageId] = message.IsReplay;
            return work?.Invoke(message) ?? Task.CompletedTask;
        },
        message => message.IsReplay ? null : CountFollowUp);

    private Task CountFollowUp(CancellationToken cancel)
    {
        Interlocked.Increment(ref _followedUp);
        return Task.CompletedTask;
    }
}
