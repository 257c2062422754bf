using Orleans.Concurrency;
using Orleans.Serialization.Invocation;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Turns;

public sealed class TurnGrain : Grain, ITurnGrain
{
    private int _total;

    public async Task<int> AddAsync(int yields)
    {
        for (var i = 0; i < yields; i++)
        {
            var before = _total;
            await Task.Yield();
            _total = before + 1;
        }

        return _total;
    }

    public Task<int> TotalAsync() => Task.FromResult(_total);

    public Task PassAsync(string gate) => Gate.Of(gate).PassAsync();

    public async Task<string> SchedulerAsync()
    {
        var before = TaskScheduler.Current;
        await Task.Yield();
        return before == TaskScheduler.Current && before != TaskScheduler.Default ? "own" : "other";
    }

    public Task PassReadOnlyAsync(string gate) => Gate.Of(gate).PassAsync();

    public Task PassInterleavedAsync(string gate) => Gate.Of(gate).PassAsync();
}

[Reentrant]
public sealed class ReentrantTurnGrain : Grain, IReentrantTurnGrain
{
    private int _total;

    public Task PassAsync(string gate) => Gate.Of(gate).PassAsync();

    public async Task<int> AddAsync(int yields)
    {
        for (var i = 0; i < yields; i++)
        {
            _total++;
            await Task.Yield();
        }

        return _total;
    }
}

[MayInterleave(nameof(MayInterleave))]
public sealed class ChoosyGrain : Grain, IChoosyGrain
{
    public static bool MayInterleave(IInvokable request) => request.GetArgumentCount() == 2 && request.GetArgument(1) is true;

    public Task PassAsync(string gate, bool mayInterleave) => Gate.Of(gate).PassAsync();
}

public sealed class ChainGrain : Grain, IChainGrain
{
    public async Task<string> RoundTripAsync(string other, bool allow)
    {
        using var section = allow ? RequestContext.AllowCallChainReentrancy() : default(IDisposable);
        return await GrainFactory.GetGrain<IChainGrain>(other).ForwardAsync(this.GetPrimaryKeyString());
    }

    public Task<string> ForwardAsync(string back) => GrainFactory.GetGrain<IChainGrain>(back).NameAsync();

    public Task<string> NameAsync() => Task.FromResult(this.GetPrimaryKeyString());
}
