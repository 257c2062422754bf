using Orleans.Concurrency;

namespace ScenarioOrleans.OrleansModel.Turns;

/// <summary>Counts without any locking, which only works when turns do not overlap.</summary>
public interface ITurnGrain : IGrainWithStringKey
{
    Task<int> AddAsync(int yields);

    Task<int> TotalAsync();

    Task PassAsync(string gate);

    Task<string> SchedulerAsync();

    [ReadOnly]
    Task PassReadOnlyAsync(string gate);

    [AlwaysInterleave]
    Task PassInterleavedAsync(string gate);
}

/// <summary>The same as <see cref="ITurnGrain"/>, by a reentrant class.</summary>
public interface IReentrantTurnGrain : IGrainWithStringKey
{
    Task PassAsync(string gate);

    Task<int> AddAsync(int yields);
}

/// <summary>Lets calls in by a predicate.</summary>
public interface IChoosyGrain : IGrainWithStringKey
{
    Task PassAsync(string gate, bool mayInterleave);
}

/// <summary>Calls itself through another grain.</summary>
public interface IChainGrain : IGrainWithStringKey
{
    Task<string> RoundTripAsync(string other, bool allow);

    Task<string> ForwardAsync(string back);

    Task<string> NameAsync();
}
