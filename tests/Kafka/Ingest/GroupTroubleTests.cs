using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>The group moves under the silo. The embedded broker takes 3 seconds to form a group.</summary>
public sealed class GroupTroubleTests : IDisposable
{
    private readonly TestTopics _topics = new(partitions: 2, brokers: 2);

    [Fact]
    public async Task Poll_ThrownOutThenCoordinatorMoves_RejoinsAndLosesNothing()
    {
        var release = new TaskCompletionSource();
        var handler = new RecordingHandler((message, _) => message.Offset == 0 ? release.Task : Task.CompletedTask);
        _topics.Broker.MoveCoordinator(TestTopics.Group, 1);
        await _topics.WriteAsync(Enumerable.Range(0, 10).Select(number => $"{number}"));
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("JoinGroup", "true"));
        await rig.Until(() => handler.Done.Count == 8, "all but the held ones done");
        await rig.Until(() => rig.Status.Joined, "the status says that the group was joined");

        _topics.Broker.FailNext(BrokerRequest.Heartbeat, ErrorCode.UnknownMemberId);
        await rig.Until(() => rig.Log.Any(line => line.Contains("without notice", StringComparison.Ordinal)), "the partitions were lost");
        release.SetResult();
        await rig.OwnsAsync(2);
        await rig.Until(() => _topics.Committed().Sum() == 10, "what was lost came again and is committed");
        handler.Given["in/0/0"].ShouldBe(2);

        _topics.Broker.MoveCoordinator(TestTopics.Group, 2);
        await _topics.WriteAsync(Enumerable.Range(10, 10).Select(number => $"{number}"));
        await rig.Until(() => _topics.Committed().Sum() == 20, "committed through the new coordinator");
    }

    public void Dispose() => _topics.Dispose();
}
