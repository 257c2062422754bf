using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class FoldGateTests
{
    private const int Small = 10;
    private const int Large = 1000;

    [Fact]
    public async Task EnterAsync_AllWorkersBusy_WaitsForOneToLeave()
    {
        using var gate = new FoldGate(workers: 2, largeBytes: Large);
        var first = await gate.EnterAsync(Small, default);
        await gate.EnterAsync(Small, default);

        var third = gate.EnterAsync(Small, default);
        third.IsCompleted.ShouldBeFalse();
        first.Dispose();

        (await third).ShouldNotBeNull();
    }

    [Fact]
    public async Task EnterAsync_LargeOnes_LeaveACoreAndTakeNothingFromTheSmall()
    {
        using var gate = new FoldGate(workers: 2, largeBytes: Large);
        await gate.EnterAsync(Large, default);
        var secondLarge = gate.EnterAsync(Large, default);

        Task[] small = [gate.EnterAsync(Small, default), gate.EnterAsync(Large - 1, default)];

        secondLarge.IsCompleted.ShouldBeFalse();
        small.ShouldAllBe(entered => entered.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task EnterAsync_OneWorker_LetsALargeAndASmallOneIn()
    {
        using var gate = new FoldGate(workers: 1, largeBytes: Large);

        (await gate.EnterAsync(Large, default)).ShouldNotBeNull();
        (await gate.EnterAsync(Small, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task EnterAsync_CancelledWhileWaiting_GivesNothingAway()
    {
        using var gate = new FoldGate(workers: 1, largeBytes: Large);
        using var cancel = new CancellationTokenSource();
        var first = await gate.EnterAsync(Large, default);
        var waiting = gate.EnterAsync(Large, cancel.Token);

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        first.Dispose();

        (await gate.EnterAsync(Large, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Dispose_PassTwice_GivesTheWorkerBackOnce()
    {
        using var gate = new FoldGate(workers: 1, largeBytes: Large);
        var pass = await gate.EnterAsync(Small, default);

        pass.Dispose();
        pass.Dispose();
        await gate.EnterAsync(Small, default);

        gate.EnterAsync(Small, default).IsCompleted.ShouldBeFalse();
    }
}
