using Confluent.Kafka;
using ScenarioOrleans.Silo.Kafka.Consuming;

namespace ScenarioOrleans.Silo.Tests.Kafka.Consuming;

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
    public void Rebuilt_EverythingAnsweredBeforeIsDone_CompletesAndCommitsNothingBelow()
    {
        using var work = Rebuilding(answeredBelow: 3);
        Begin(work, 0, 1, 2, 3);

        work.IsReplay(2).ShouldBeTrue();
        work.IsReplay(3).ShouldBeFalse();
        work.Complete(0, 1);
        work.IsRebuilt.ShouldBeFalse();
        work.Committed.ShouldBe(3);
        work.Complete(2);

        work.IsRebuilt.ShouldBeTrue();
        work.Committable.ShouldBe(3);
    }

    [Fact]
    public void Rebuilt_LastOfWhatWasAnsweredIsGoneFromTheLog_WaitsForAnOffsetBehindIt()
    {
        using var work = Rebuilding(answeredBelow: 10);
        Begin(work, 0, 4);
        work.Complete(0, 4);
        work.IsRebuilt.ShouldBeFalse();

        Begin(work, 12);

        work.IsRebuilt.ShouldBeTrue();
        work.Committable.ShouldBe(12);
    }

    [Fact]
    public void Rebuilt_LastOfWhatWasAnsweredIsGoneAndNothingFollows_WaitsForTheEndOfTheLog()
    {
        using var work = Rebuilding(answeredBelow: 10);
        Begin(work, 0, 4);
        work.SeeEnd(11);
        work.IsRebuilt.ShouldBeFalse("two are in flight");
        work.Complete(0);
        work.IsRebuilt.ShouldBeFalse();
        work.Complete(4);

        work.IsRebuilt.ShouldBeTrue();
        work.Committable.ShouldBe(10);
        work.Committed.ShouldBe(10);
    }

    [Fact]
    public void Rebuilt_LogHasNothingOfIt_CompletesAtTheFirstOffset()
    {
        using var work = Rebuilding(answeredBelow: 10);

        work.TryBegin(15, out var expected).ShouldBeTrue();

        work.IsRebuilt.ShouldBeTrue();
        expected.ShouldBe(10, "what lies between was never answered, and is lost");
    }

    [Fact]
    public void Rebuilt_EndBeforeWhatWasAnswered_DoesNotComplete()
    {
        using var work = Rebuilding(answeredBelow: 10);

        work.SeeEnd(9);

        work.IsRebuilt.ShouldBeFalse();
    }

    [Fact]
    public void Rebuilt_Abandoned_Completes()
    {
        using var work = Rebuilding(answeredBelow: 10);

        work.Abandon();

        work.IsRebuilt.ShouldBeTrue();
    }

    [Fact]
    public void Rebuilt_NothingWasAnswered_IsCompleteFromTheStart()
    {
        using var work = Rebuilding(answeredBelow: 0);

        work.IsRebuilt.ShouldBeTrue();
        work.IsReplay(0).ShouldBeFalse();
        work.Committed.ShouldBe(OffsetWatermark.Unknown);
    }

    private static PartitionWork Rebuilding(long answeredBelow) => new(Partition, OffsetWatermark.Unknown, answeredBelow);

    private static void Begin(PartitionWork work, params long[] offsets) => Array.ForEach(offsets, offset => work.TryBegin(offset).ShouldBeTrue());
}
