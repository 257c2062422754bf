using System.Collections.Concurrent;

namespace ScenarioOrleans.Grains.Tests.Cluster;

/// <summary>Every call that a grain of the product got, and what it was given.</summary>
public sealed class CallRecorder : IIncomingGrainCallFilter
{
    private readonly ConcurrentQueue<Call> _calls = new();

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<Call> All => [.. _calls];

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is Grain && context.Grain.GetType().Assembly == typeof(ScenarioGrain).Assembly)
        {
            var arguments = Enumerable.Range(0, context.Request.GetArgumentCount()).Select(context.Request.GetArgument).ToArray();
            _calls.Enqueue(new Call(context.MethodName, context.TargetId.Key.ToString()!, arguments));
        }

        return context.Invoke();
    }

    public sealed record Call(string Method, string Key, object?[] Arguments);
}
