using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.Consuming;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Tests.Kafka.Support;

namespace ScenarioOrleans.Silo.Tests.Kafka.Consuming;

public sealed class SumsRebuildTests
{
    private readonly SumsRebuild _rebuild = new(
        Microsoft.Extensions.Options.Options.Create(new KafkaOptions { MaxInFlightMessages = 2, MaxInFlightBytes = 100 }), NullLogger<SumsRebuild>.Instance);

    [Fact]
    public async Task CompletedAsync_SeveralPartitions_WaitsForTheLast()
    {
        using var first = Begin(0);
        using var second = Begin(1);
        var complete = _rebuild.CompletedAsync(default);

        first.SeeEnd(10);
        complete.IsCompleted.ShouldBeFalse();
        second.SeeEnd(10);

        await complete.WaitAsync(Wait.Limit);
        _rebuild.IsComplete.ShouldBeTrue();
        _rebuild.Begun.ShouldBe(2);
    }

    [Fact]
    public async Task Interrupted_RebuildBeginsAndEnds_IsCompleteMeanwhile()
    {
        var interrupted = _rebuild.Interrupted;
        interrupted.IsCompleted.ShouldBeFalse();

        using var work = Begin(0);

        await interrupted.WaitAsync(Wait.Limit);
        _rebuild.Interrupted.IsCompleted.ShouldBeTrue();
        work.SeeEnd(10);
        await Wait.Until(() => _rebuild.IsComplete && !_rebuild.Interrupted.IsCompleted, "as before");
    }

    [Fact]
    public void Begin_NothingWasAnsweredBefore_StaysComplete()
    {
        using var work = new PartitionWork(new TopicPartition("in", 0), OffsetWatermark.Unknown, answeredBelow: 0);

        _rebuild.Begin(work);

        _rebuild.IsComplete.ShouldBeTrue();
        _rebuild.Begun.ShouldBe(0);
    }

    [Fact]
    public async Task CompletedAsync_PartitionTakenAway_GoesOn()
    {
        using var work = Begin(0);
        var complete = _rebuild.CompletedAsync(default);

        work.Abandon();

        await complete.WaitAsync(Wait.Limit);
    }

    [Fact]
    public async Task Close_RebuildUnderWay_NeverCompletesAndTellsWhoWaits()
    {
        using var work = Begin(0);
        var complete = _rebuild.CompletedAsync(default);

        _rebuild.Close();
        work.Abandon();

        await Should.ThrowAsync<OperationCanceledException>(() => complete.WaitAsync(Wait.Limit));
        await Should.ThrowAsync<OperationCanceledException>(() => _rebuild.CompletedAsync(default));
        _rebuild.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task Close_NothingToRebuild_ChangesNothing()
    {
        _rebuild.Close();

        await _rebuild.CompletedAsync(default);
        _rebuild.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task WaitAsync_TooManyOrTooLargeOnesWait_IsCrowdedUntilTheyGo()
    {
        using var work = Begin(0);
        using var gone = new CancellationTokenSource();
        var large = _rebuild.WaitAsync(100, gone.Token);
        _rebuild.IsCrowded.ShouldBeTrue("bytes");
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => large);
        _rebuild.IsCrowded.ShouldBeFalse();

        var two = Task.WhenAll(_rebuild.WaitAsync(0, default), _rebuild.WaitAsync(0, default));
        _rebuild.IsCrowded.ShouldBeTrue("messages");
        work.SeeEnd(10);

        await two.WaitAsync(Wait.Limit);
        _rebuild.IsCrowded.ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_RebuildBeginsMeanwhile_ReadsAgainAtItsEnd()
    {
        var reads = 0;
        PartitionWork? work = null;
        var read = _rebuild.ReadAsync(() =>
        {
            work ??= Begin(0);
            return Task.FromResult(++reads);
        });
        read.IsCompleted.ShouldBeFalse();

        work!.SeeEnd(10);

        (await read.WaitAsync(Wait.Limit)).ShouldBe(2);
        work.Dispose();
    }

    [Fact]
    public async Task TryReadAsync_RebuildUnderWay_ReadsNothing()
    {
        using var work = Begin(0);

        (await _rebuild.TryReadAsync(() => Task.FromException<int>(new InvalidOperationException()))).Whole.ShouldBeFalse();
    }

    private PartitionWork Begin(int partition)
    {
        var work = new PartitionWork(new TopicPartition("in", partition), OffsetWatermark.Unknown, answeredBelow: 10);
        _rebuild.Begin(work);
        return work;
    }
}
