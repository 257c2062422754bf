using Confluent.Kafka;
using ScenarioOrleans.Kafka.Consuming;

namespace ScenarioOrleans.Kafka.Tests.Consuming;

public sealed class PartitionWorkTests
{
    private static readonly TopicPartition Partition = new("in", 3);

    [Fact]
    public void Complete_AfterThePartitionCameBack_ChangesOnlyTheOldAssignment()
    {
        var assignment = new Assignment();
        var before = new PartitionWork(Partition, 10);
        assignment.Add(before);
        before.TryBegin(10);

        var after = new PartitionWork(Partition, 10);
        assignment.Add(after);
        after.TryBegin(10);
        before.Complete(10);

        after.Committable.ShouldBe(10);
        after.InFlight.ShouldBe(1);
        assignment.Owned.ShouldBe([after]);
    }

    [Fact]
    public void Remove_WithWorkInFlight_TellsItsHandlers()
    {
        var assignment = new Assignment();
        using var work = new PartitionWork(Partition, 0);
        assignment.Add(work);
        work.TryBegin(0);

        assignment.Remove([Partition]);

        work.Abandoned.IsCancellationRequested.ShouldBeTrue();
        assignment.Owned.ShouldBeEmpty();
        assignment.Find(3).ShouldBeNull();
    }

    [Fact]
    public void Remove_NotOwned_ChangesNothing()
    {
        var assignment = new Assignment();
        using var work = new PartitionWork(Partition, 0);
        assignment.Add(work);

        assignment.Remove([new TopicPartition("in", 4)]);

        assignment.Find(3).ShouldBe(work);
    }

    [Fact]
    public async Task WaitUntilIdle_CompletedMeanwhile_ReturnsTrue()
    {
        using var work = new PartitionWork(Partition, 0);
        work.TryBegin(0);
        var waiting = Task.Run(() => work.WaitUntilIdle(TimeSpan.FromMinutes(1)));

        work.Complete(0);

        (await waiting).ShouldBeTrue();
    }

    [Fact]
    public void WaitUntilIdle_TimeIsOver_ReturnsFalse()
    {
        using var work = new PartitionWork(Partition, 0);
        work.TryBegin(0);

        work.WaitUntilIdle(TimeSpan.Zero).ShouldBeFalse();
        work.WaitUntilIdle(TimeSpan.FromSeconds(-1)).ShouldBeFalse();
    }

    [Fact]
    public void Snapshot_NothingKnown_HasNoOffsetsAndNoLag()
    {
        using var work = new PartitionWork(Partition, -1001);

        var snapshot = work.Snapshot();

        snapshot.Position.ShouldBeNull();
        snapshot.Committed.ShouldBeNull();
        snapshot.Lag.ShouldBeNull();
    }

    [Fact]
    public void Snapshot_EndSeen_HasTheLagOfWhatIsCommitted()
    {
        using var work = new PartitionWork(Partition, 5);
        work.SeeLog(0, 12);
        work.TryBegin(5);
        work.Complete(5);

        work.Snapshot().Lag.ShouldBe(7);
        work.MarkCommitted(work.Committable);

        work.Snapshot().Lag.ShouldBe(6);
    }

    [Fact]
    public void Snapshot_LogEndsWithATransactionsMarker_HasNoLagOnceItIsReadToTheEnd()
    {
        using var work = new PartitionWork(Partition, 5);
        work.SeeLog(0, 7);
        work.TryBegin(5);
        work.SkipTo(7);
        work.Committable.ShouldBe(5, "a message before the marker is in flight");

        work.Complete(5);
        work.MarkCommitted(work.Committable);

        work.Snapshot().Lag.ShouldBe(0);
        work.TryBegin(6).ShouldBeFalse();
        work.TryBegin(7).ShouldBeTrue();
    }

    private static void Begin(PartitionWork work, params long[] offsets) => Array.ForEach(offsets, offset => work.TryBegin(offset).ShouldBeTrue());
}
