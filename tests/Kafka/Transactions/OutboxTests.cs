using Confluent.Kafka;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.Transactions;

/// <summary>What the outbox takes, and what it refuses.</summary>
public sealed class OutboxTests : IDisposable
{
    private static readonly TopicPartition Partition = new("in", 0);

    private readonly FakeTransactions _broker = new();
    private readonly TransactionRig _rig;

    public OutboxTests() => _rig = new TransactionRig(_broker);

    [Fact]
    public async Task HandOver_PartitionWasTakenAway_IsRefused()
    {
        _rig.Receive(0);
        _rig.Revoke();

        await Should.ThrowAsync<ProduceFailedException>(() => _rig.HandOver(0));
        _rig.Commit();

        _broker.Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task HandOverLoose_NobodyWaitsAnyLonger_IsNotWritten()
    {
        using var cancel = new CancellationTokenSource();
        var record = _rig.HandOverLoose("summary", cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => record);

        _rig.Commit().ShouldBeTrue();

        _broker.Records.ShouldBeEmpty();
    }

    [Fact]
    public void HandOverLoose_TooManyBytes_HoldsConsumptionUntilTheyAreWritten()
    {
        using var rig = new TransactionRig(_broker, maxInFlightBytes: 1000);
        _ = rig.HandOverLoose(new string('x', 1500));
        rig.Gate.IsClosed.ShouldBeTrue();

        rig.Commit();

        rig.Gate.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public void HandOver_SameAttemptTwice_IsWrittenOnce()
    {
        _rig.Receive(0);
        _rig.HandOver(0, "notice");
        _rig.HandOver(0, "notice");
        _rig.HandOver(0, "answer");
        _rig.Work.Complete(0);

        _rig.Commit();

        TransactionRig.Values(_broker).ShouldBe(["notice", "answer"]);
    }

    [Fact]
    public void HandOver_EchoOfADoneMessage_IsDropped()
    {
        _rig.Receive(0);
        _rig.Answer(0);
        _rig.Commit();

        _rig.HandOver(0).IsCompletedSuccessfully.ShouldBeTrue();
        _rig.Commit();

        TransactionRig.Values(_broker).ShouldBe(["0"]);
    }

    [Fact]
    public void Reassign_AnswersNotCommitted_AreForgotten()
    {
        _rig.Receive(0, 1);
        _rig.Answer(1);
        _rig.Reassign();
        _rig.Receive(0, 1);
        _rig.Answer(0, 1);

        _rig.Commit();

        TransactionRig.Values(_broker).ShouldBe(["0", "1"]);
    }

    [Fact]
    public void HandOver_TooManyBytesBehindAGap_HoldsConsumptionUntilTheyAreWritten()
    {
        using var rig = new TransactionRig(_broker, maxInFlightBytes: 1000);
        rig.Receive(0, 1);
        rig.HandOver(1, new string('x', 1500));
        rig.Work.Complete(1);
        rig.Commit();
        rig.Gate.IsClosed.ShouldBeTrue();

        rig.Answer(0);
        rig.Commit();

        rig.Gate.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task HandOver_LetterOverTheKnownLimit_IsRefusedAtOnce()
    {
        _rig.Limits.Tell("in.DLT", 1000);

        var error = await Should.ThrowAsync<ProduceFailedException>(() => _rig.Outbox.ProduceAsync(
            new OutgoingRecord("in.DLT", null, new byte[2000], [], null) { Source = new RecordPosition("in", 0, 0) }, CancellationToken.None));

        error.TooLarge.ShouldBeTrue();
    }

    public void Dispose() => _rig.Dispose();

    private static void Wait(Func<bool> committed)
    {
        for (var time = 0; time < 10 && !committed(); time++)
        {
        }
    }
}
