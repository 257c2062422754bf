using Confluent.Kafka;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

public sealed class BrokerTroubleTests : IDisposable
{
    private readonly TestTopics _topics = new();

    [Fact]
    public async Task Commit_RefusedSomeTimes_IsRepeatedUntilTaken()
    {
        var handler = new RecordingHandler();
        _topics.Broker.FailNext(
            BrokerRequest.OffsetCommit,
            ErrorCode.RebalanceInProgress,
            ErrorCode.GroupLoadInProgress,
            ErrorCode.IllegalGeneration,
            ErrorCode.InvalidCommitOffsetSize,
            ErrorCode.UnknownMemberId);
        await _topics.WriteAsync(["a", "b"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => _topics.Committed()[0] == 2, "committed in the end");

        handler.Given.Values.ShouldAllBe(times => times == 1);
        rig.Log.ShouldContain(line => line.Contains("Commit refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fetch_FailsSomeTimes_NothingIsLostOrRepeated()
    {
        var handler = new RecordingHandler();
        await _topics.WriteAsync(Enumerable.Range(0, 20).Select(number => $"{number}"));
        _topics.Broker.FailNext(
            BrokerRequest.Fetch, ErrorCode.NotLeaderForPartition, ErrorCode.RequestTimedOut, ErrorCode.Local_Transport, ErrorCode.Unknown);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => _topics.Committed()[0] == 20, "all committed");

        handler.Given.Count.ShouldBe(20);
        handler.Given.Values.ShouldAllBe(times => times == 1);
    }

    [Fact]
    public async Task Poll_BrokerDownForAWhile_GoesOnAfterwards()
    {
        var handler = new RecordingHandler();
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(
            _topics, handler, ("Client:reconnect.backoff.ms", "10"), ("Client:reconnect.backoff.max.ms", "50"));
        await rig.Until(() => handler.Done.Count == 1, "the first done");

        _topics.Broker.TakeDown();
        await rig.Until(() => rig.Status.LastClientError is not null, "the client noticed");
        _topics.Broker.BringUp();
        await _topics.WriteAsync(["b"]);

        await rig.Until(() => _topics.Committed()[0] == 2, "both committed");
    }

    [Fact]
    public async Task Receive_BrokerDroppedTheBeginning_ReportsHowMuchIsLost()
    {
        var big = new string('x', 500_000);
        await _topics.WriteAsync(["read"]);
        var first = new RecordingHandler();
        await using (var rig = await IngestRig.StartAsync(_topics, first))
        {
            await rig.Until(() => _topics.Committed()[0] == 1, "committed");
        }

        for (var number = 0; number < 30; number++)
        {
            await _topics.WriteAsync([big]);
        }

        var second = new RecordingHandler();
        await using var again = await IngestRig.StartAsync(_topics, second);
        await again.Until(() => _topics.Committed()[0] == 31, "committed to the end");

        again.Status.Lost.ShouldBe(30 - second.Done.Count);
        again.Status.Lost.ShouldBeGreaterThan(0);
        again.Log.ShouldContain(line => line.Contains("before they were read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_TopicMissingAndMayNotBeCreated_StopsTheHostWithAClearError()
    {
        await using var rig = await IngestRig.StartAsync(
            _topics, new RecordingHandler(), ("InputTopic", "missing"), ("CreateTopics", "false"));

        await rig.Until(() => rig.Lifetime.ApplicationStopping.IsCancellationRequested, "the host stops");

        rig.Status.State.ShouldBe(Kafka.Telemetry.IngestState.Faulted);
        rig.Status.Fault.ShouldNotBeNull().ShouldContain("Topics missing, missing.DLT do not exist");
        rig.Status.Fault.ShouldContain("Kafka__CreateTopics");
    }

    [Fact]
    public async Task Receive_Tombstone_IsAnEmptyValue()
    {
        ReadOnlyMemory<byte>? value = null;
        var isNull = false;
        var handler = new RecordingHandler((message, _) =>
        {
            (value, isNull) = (message.Value, message.ValueIsNull);
            return Task.CompletedTask;
        });
        await _topics.WriteAsync(new Message<byte[], byte[]> { Key = [1], Value = null! });
        await using var rig = await IngestRig.StartAsync(_topics, handler);
        await rig.Until(() => handler.Done.Count == 1, "done");

        value.ShouldNotBeNull().IsEmpty.ShouldBeTrue();
        isNull.ShouldBeTrue();
    }

    public void Dispose() => _topics.Dispose();
}
