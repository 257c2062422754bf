using Confluent.Kafka;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.Transactions;

public sealed class TransactionTests : IDisposable
{
    private static readonly TopicPartition Partition = new("in", 0);

    private readonly FakeTransactions _broker = new();
    private readonly TransactionRig _rig;

    public TransactionTests() => _rig = new TransactionRig(_broker);

    [Fact]
    public void Commit_GapInTheDoneMessages_TakesOnlyAnswersBelowIt()
    {
        _rig.Receive(0, 1, 2, 3);
        _rig.Answer(3, 0);

        _rig.Commit().ShouldBeTrue();

        TransactionRig.Values(_broker).ShouldBe(["0"]);
        _broker.Offsets[Partition].ShouldBe(1);
        _rig.Answer(2, 1);
        _rig.Commit().ShouldBeTrue();
        TransactionRig.Values(_broker).ShouldBe(["0", "3", "2", "1"]);
        _broker.Offsets[Partition].ShouldBe(4);
    }

    [Fact]
    public void Commit_NothingToDo_BeginsNoTransaction()
    {
        _rig.Commit().ShouldBeTrue();
        _rig.Commit().ShouldBeTrue();

        _broker.Commits.ShouldBe(0);
    }

    [Fact]
    public async Task Commit_LooseRecord_IsProducedWithTheTransaction()
    {
        var summary = _rig.HandOverLoose("summary");
        summary.IsCompleted.ShouldBeFalse();

        _rig.Commit().ShouldBeTrue();

        await summary;
        TransactionRig.Values(_broker).ShouldBe(["summary"]);
        _broker.Offsets.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Produce")]
    [InlineData("SendOffsets")]
    [InlineData("Commit")]
    public void Commit_Fails_GivesTheProducerUpAndCommitsTheSameTheNextTime(string step)
    {
        _rig.Receive(0, 1);
        _rig.Answer(0, 1);
        _broker.Fail(step, FakeTransactions.Abortable());

        _rig.Commit().ShouldBeFalse();
        _broker.Records.ShouldBeEmpty();
        _rig.Gate.Reasons.Single().ShouldContain("transactions do not work");
        _rig.Commit().ShouldBeTrue();

        _broker.Producers.ShouldBe(2);
        TransactionRig.Values(_broker).ShouldBe(["0", "1"]);
        _rig.Gate.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public void Commit_AnswerIsLost_DoesNotWriteTheRecordsAgain()
    {
        _rig.Receive(0, 1);
        _rig.Answer(0);
        _broker.LoseNextAnswer();

        _rig.Commit().ShouldBeFalse();
        _rig.Answer(1);
        _rig.Commit().ShouldBeTrue();

        TransactionRig.Values(_broker).ShouldBe(["0", "1"]);
        _rig.Work.Committed.ShouldBe(2);
    }

    [Fact]
    public void Commit_EndArrivesAfterItsTimeOut_DoesNotEndTheNextTransaction()
    {
        _rig.Receive(0, 1);
        _rig.Answer(0);
        _broker.DelayNextEnd();
        _rig.Commit().ShouldBeFalse();
        _rig.Answer(1);
        _broker.Fail("SendOffsets", FakeTransactions.Abortable());

        _rig.Commit().ShouldBeFalse();

        _broker.Records.ShouldBeEmpty("records of a transaction that failed must not show");
        _rig.Commit().ShouldBeTrue();
        TransactionRig.Values(_broker).ShouldBe(["0", "1"]);
    }

    [Fact]
    public void Commit_AnswerIsLostAndThePartitionMoves_LeavesItToTheNextOwner()
    {
        _rig.Receive(0);
        _rig.Answer(0);
        _broker.LoseNextAnswer();
        _rig.Commit().ShouldBeFalse();
        _rig.Reassign();
        _rig.Receive(1);
        _rig.Answer(1);

        _rig.Commit().ShouldBeTrue();

        TransactionRig.Values(_broker).ShouldBe(["0", "1"]);
    }

    [Fact]
    public void Commit_ThrownOutOfTheGroup_CommitsNothing()
    {
        using var rig = new TransactionRig(_broker, joinsGroup: true);
        rig.Receive(0);
        rig.Answer(0);

        rig.Commit().ShouldBeFalse();
        _broker.Records.ShouldBeEmpty();
        rig.MemberId = "member";
        rig.Commit().ShouldBeTrue();
    }

    [Fact]
    public void Commit_InitFailsForAWhile_IsTriedAgain()
    {
        _rig.Receive(0);
        _rig.Answer(0);
        _broker.Fail("Init", FakeTransactions.Retriable());

        _rig.Commit().ShouldBeFalse();
        _rig.Commit().ShouldBeTrue();

        TransactionRig.Values(_broker).ShouldBe(["0"]);
    }

    [Theory]
    [InlineData("Init")]
    [InlineData("SendOffsets")]
    [InlineData("Commit")]
    public async Task Commit_Fenced_StopsIngestionWithAClearError(string step)
    {
        _rig.Receive(0);
        _rig.Answer(0);
        var summary = _rig.HandOverLoose("summary");
        _broker.Fail(step, FakeTransactions.Fenced());

        _rig.Commit().ShouldBeFalse();

        _rig.Faults.First!.Message.ShouldContain("Kafka:TransactionalId");
        (await Should.ThrowAsync<ProduceFailedException>(() => summary)).Fatal.ShouldBeTrue();
        (await Should.ThrowAsync<ProduceFailedException>(() => _rig.HandOverLoose("later"))).Fatal.ShouldBeTrue();
        _rig.Commit().ShouldBeFalse();
    }

    [Fact]
    public void Commit_AnswerRefusedForItsSize_GoesInPartsTheNextTime()
    {
        _broker.MostBytes = 300_000;
        _rig.Receive(0);
        _rig.HandOver(0, new string('x', 400_000));
        _rig.Work.Complete(0);

        Wait(() => _rig.Commit());

        _broker.Records.Count.ShouldBe(2);
        _broker.Records.Sum(record => record.Value!.Length).ShouldBe(400_000);
    }

    [Fact]
    public void Commit_LetterRefusedForItsSize_GoesWithoutItsValue()
    {
        _broker.MostBytes = 100;
        _rig.Receive(0);
        _rig.Outbox.ProduceAsync(
            new OutgoingRecord("in.DLT", null, new byte[200], [], null) { Source = new RecordPosition("in", 0, 0) }, CancellationToken.None);
        _rig.Work.Complete(0);

        Wait(() => _rig.Commit());

        var letter = _broker.Records.Single();
        letter.Value.ShouldBeNull();
        letter.Headers.Single().Key.ShouldBe(DeadLetterHeaders.OmittedBytes);
    }

    public void Dispose() => _rig.Dispose();

    private static void Wait(Func<bool> committed)
    {
        for (var time = 0; time < 10 && !committed(); time++)
        {
        }
    }
}
