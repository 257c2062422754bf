using Orleans.Concurrency;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Calls;

/// <summary>All kinds of calls.</summary>
public interface ICallGrain : IGrainWithStringKey
{
    Task<string> EchoAsync(string text);

    ValueTask<int> AddAsync(int left, int right);

    ValueTask NothingAsync();

    Task FailAsync(string text);

    Task FailWithOwnExceptionAsync(int number);

    [OneWay]
    Task OneWayAsync(string gate);

    [ResponseTimeout("00:00:01")]
    Task ShortAsync(string gate);

    Task LongAsync(string gate);

    Task<bool> CancellableAsync(string gate, CancellationToken cancellationToken);

    Task<string?> ContextAsync(string key);

    Task<string?> ContextThroughAsync(string other, string key);

    Task SetContextAsync(string key, string value);

    Task<string> CallLongAsync(string other, string gate);

    Task<ICallGrain> SelfAsync();

    Task<string> AskAsync(ICallGrain other, string text);
}

[GenerateSerializer]
public sealed class OwnException(string message, int number) : Exception(message)
{
    [Id(0)]
    public int Number { get; } = number;
}

public sealed class CallGrain : Grain, ICallGrain
{
    public Task<string> EchoAsync(string text) => Task.FromResult(text);

    public async ValueTask<int> AddAsync(int left, int right)
    {
        await Task.Yield();
        return left + right;
    }

    public ValueTask NothingAsync() => ValueTask.CompletedTask;

    public Task FailAsync(string text) => throw new InvalidDataException(text);

    public async Task FailWithOwnExceptionAsync(int number)
    {
        await Task.Yield();
        throw new OwnException("own", number);
    }

    public async Task OneWayAsync(string gate)
    {
        await Gate.Of(gate).PassAsync();
        Gate.Of(gate + "-done").Arrive();
    }

    public Task ShortAsync(string gate) => Gate.Of(gate).PassAsync();

    public Task LongAsync(string gate) => Gate.Of(gate).PassAsync();

    public async Task<bool> CancellableAsync(string gate, CancellationToken cancellationToken)
    {
        try
        {
            await Gate.Of(gate).PassAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            Gate.Of(gate + "-cancelled").Arrive();
            throw;
        }
    }

    public Task<string?> ContextAsync(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public Task<string?> ContextThroughAsync(string other, string key) => GrainFactory.GetGrain<ICallGrain>(other).ContextAsync(key);

    public Task SetContextAsync(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task<string> CallLongAsync(string other, string gate)
    {
        try
        {
            await GrainFactory.GetGrain<ICallGrain>(other).LongAsync(gate);
            return "answered";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }

    public Task<ICallGrain> SelfAsync() => Task.FromResult(this.AsReference<ICallGrain>());

    public Task<string> AskAsync(ICallGrain other, string text) => other.EchoAsync(text);
}
