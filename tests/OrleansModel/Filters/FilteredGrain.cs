using System.Collections.Concurrent;

namespace ScenarioOrleans.OrleansModel.Filters;

/// <summary>A grain whose calls are filtered.</summary>
public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> HelloAsync(string name);

    Task<string> ShoutAsync(string name);

    Task<int> NumberAsync();

    Task FailAsync();
}

public sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<string> HelloAsync(string name) => Task.FromResult($"hello {name}");

    public Task<string> ShoutAsync(string name) => HelloAsync(name);

    public Task<int> NumberAsync() => Task.FromResult(42);

    public Task FailAsync() => throw new InvalidDataException("broken");

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.MethodName == nameof(ShoutAsync))
        {
            context.Result = ((string)context.Result!).ToUpperInvariant();
        }
    }
}

/// <summary>What a filter saw of a call.</summary>
internal sealed record SeenCall(
    string MethodName, string InterfaceName, string? Implementation, string Target, object? Argument, object? Result);

/// <summary>Writes down what passes.</summary>
internal sealed class RecordingFilter(string name) : IIncomingGrainCallFilter
{
    private static int _order;

    public ConcurrentQueue<SeenCall> Seen { get; } = [];

    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>When this filter ran first, counted over all filters.</summary>
    public int Order { get; private set; }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Order = Order == 0 ? Interlocked.Increment(ref _order) : Order;
        try
        {
            await context.Invoke();
        }
        catch (Exception exception)
        {
            Faults.Enqueue(exception.Message);
            throw;
        }

        Seen.Enqueue(new SeenCall(
            context.MethodName,
            context.InterfaceName,
            context.ImplementationMethod.DeclaringType?.Name,
            context.TargetId.ToString(),
            context.Request.GetArgumentCount() > 0 ? context.Request.GetArgument(0) : null,
            context.Result));
    }

    public override string ToString() => name;
}

/// <summary>Adds one to every number that comes back.</summary>
internal sealed class OutgoingFilter : IOutgoingGrainCallFilter
{
    public ConcurrentQueue<string> Methods { get; } = [];

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        await context.Invoke();
        Methods.Enqueue(context.MethodName);
        if (context.Result is int number)
        {
            context.Result = number + 1;
        }
    }
}
