using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Processing.Circuits;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Processing.Circuits;

public sealed class DependencyCircuitsTests
{
    private static readonly StorageFault Busy = new("busy");
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly ConsumptionPause _pause = new();
    private readonly DependencyCircuits _board;

    public DependencyCircuitsTests() => _board = new DependencyCircuits(
        _pause,
        Watches.Idle(_time),
        new TestFailures(),
        Microsoft.Extensions.Options.Options.Create(new KafkaOptions { CircuitFailures = 2, CircuitPause = Pause, MaxCircuitPause = 2 * Pause }),
        _time,
        NullLogger<DependencyCircuits>.Instance);

    [Fact]
    public async Task Enter_AllIsWell_IsAtOnce()
    {
        var lease = await _board.EnterAsync(CancellationToken.None);

        lease.Succeeded();
        _pause.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fail_BelowTheLimit_CountsAsAnAttempt()
    {
        (await FailAsync("a", Busy)).ShouldBeFalse();

        _pause.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fail_StorageRepeatedly_HoldsConsumptionOnceTwoMessagesWait()
    {
        await OpenAsync();
        _pause.Reasons.Single().ShouldBe("storage does not work: busy");
        _pause.IsPaused.ShouldBeFalse("the next message can tell whether it is the message's fault");

        var first = _board.EnterAsync(CancellationToken.None).AsTask();
        _pause.IsPaused.ShouldBeFalse();
        var second = _board.EnterAsync(CancellationToken.None).AsTask();

        _pause.IsPaused.ShouldBeTrue();
        first.IsCompleted.ShouldBeFalse();
        second.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Probe_Succeeds_LetsEverybodyGoAndOpensTheGate()
    {
        await OpenAsync();
        var waiting = Enumerable.Range(0, 3).Select(_ => _board.EnterAsync(CancellationToken.None).AsTask()).ToArray();

        _time.Advance(Pause);
        var probe = await waiting[0];
        waiting[1].IsCompleted.ShouldBeFalse();
        probe.Succeeded();

        await Task.WhenAll(waiting);
        _pause.IsPaused.ShouldBeFalse();
        _pause.Reasons.ShouldBeEmpty();
    }

    /// <summary>A real clock goes on between any two looks at it, also across the moment at which the probe is due.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7)]
    public async Task Probe_DueWhileItIsLookedFor_IsNotForgotten(int ticksBefore)
    {
        await OpenAsync();
        var first = _board.EnterAsync(CancellationToken.None).AsTask();
        _time.Advance(Pause - TimeSpan.FromTicks(ticksBefore));

        _time.PerLook = TimeSpan.FromTicks(1);
        _ = _board.EnterAsync(CancellationToken.None).AsTask();
        _time.PerLook = TimeSpan.Zero;
        _time.Advance(Pause);

        (await first.WaitAsync(TimeSpan.FromSeconds(30))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Probe_Fails_TheNextOneTriesAfterALongerPause()
    {
        await OpenAsync();
        var waiting = Enumerable.Range(0, 3).Select(_ => _board.EnterAsync(CancellationToken.None).AsTask()).ToArray();
        _time.Advance(Pause);

        (await waiting[0]).Failed(Busy, "a").ShouldBeTrue("what fails while the storage is down for everybody does not count");

        _time.Advance(Pause);
        waiting[1].IsCompleted.ShouldBeFalse();
        _time.Advance(Pause);
        (await waiting[1]).Succeeded();
        await waiting[2];
    }

    [Fact]
    public async Task Probe_OneWhoIsLongAboutItCameFirst_IsAnother()
    {
        await OpenAsync();
        var slow = _board.EnterAsync(CancellationToken.None, last: true).AsTask();
        var quick = _board.EnterAsync(CancellationToken.None).AsTask();
        _pause.IsPaused.ShouldBeTrue("two wait");

        _time.Advance(Pause);

        (await quick).Succeeded();
        (await slow).Succeeded();
        _pause.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Probe_OnlyThoseWaitWhoAreLongAboutIt_IsTheFirstOfThem()
    {
        await OpenAsync();
        var waiting = Enumerable.Range(0, 2).Select(_ => _board.EnterAsync(CancellationToken.None, last: true).AsTask()).ToArray();

        _time.Advance(Pause);

        var probe = await waiting[0];
        waiting[1].IsCompleted.ShouldBeFalse();
        probe.Succeeded();
        await waiting[1];
    }

    [Fact]
    public async Task Probe_SaysNothing_IsRepeatedByTheNext()
    {
        await OpenAsync();
        var first = _board.EnterAsync(CancellationToken.None).AsTask();
        var second = _board.EnterAsync(CancellationToken.None).AsTask();
        _time.Advance(Pause);

        (await first).Dispose();

        second.IsCompleted.ShouldBeFalse();
        _time.Advance(Pause);
        (await second).Succeeded();
        _pause.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Enter_ProbeIsDueAndNobodyWaits_IsTheProbe()
    {
        await OpenAsync();
        _time.Advance(Pause);

        var probe = await _board.EnterAsync(CancellationToken.None);

        probe.Succeeded();
        _pause.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Enter_Cancelled_NoLongerCounts()
    {
        await OpenAsync();
        using var cancel = new CancellationTokenSource();
        var first = _board.EnterAsync(CancellationToken.None).AsTask();
        var second = _board.EnterAsync(cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => second);
        await Wait.Until(() => !_pause.IsPaused, "one waits, so the gate opens");
        first.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Fail_WholeDatabase_NeverCountsAndOpensAtOnce()
    {
        (await FailAsync("a", new StorageFault("damaged") { IsOutage = true })).ShouldBeTrue();

        _board.States.ShouldContain((Dependency.Storage, CircuitState.Open));
    }

    [Fact]
    public async Task Fail_NoRoomForSomeWhileOthersFit_NeverCounts()
    {
        for (var time = 0; time < 10; time++)
        {
            (await FailAsync("large", new StorageFault("full") { IsOutage = true })).ShouldBeTrue();
            var small = _board.EnterAsync(CancellationToken.None).AsTask();
            _time.Advance(Pause);
            (await small).Succeeded();
            _board.States.ShouldAllBe(circuit => circuit.State == CircuitState.Closed);
        }
    }

    [Fact]
    public async Task Fail_GrainTimeOutsOfOneMessage_IsItsOwnFault()
    {
        for (var time = 0; time < 10; time++)
        {
            (await FailAsync("slow", new TimeoutException())).ShouldBeFalse();
        }

        _board.States.ShouldAllBe(circuit => circuit.State == CircuitState.Closed);
    }

    [Fact]
    public async Task Fail_UnknownFailures_OpenNothing()
    {
        for (var time = 0; time < 10; time++)
        {
            (await FailAsync($"{time}", new InvalidOperationException())).ShouldBeFalse();
        }

        _board.States.ShouldAllBe(circuit => circuit.State == CircuitState.Closed);
    }

    private async Task OpenAsync()
    {
        await FailAsync("a", Busy);
        (await FailAsync("b", Busy)).ShouldBeTrue();
    }

    private async Task<bool> FailAsync(string message, Exception failure)
    {
        using var lease = await _board.EnterAsync(CancellationToken.None);
        return lease.Failed(failure, message);
    }
}
