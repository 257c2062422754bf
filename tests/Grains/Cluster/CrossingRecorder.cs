using System.Collections.Concurrent;

namespace ScenarioOrleans.Grains.Tests.Cluster;

/// <summary>The calls to the product's grains that went from one silo to another. One for each silo; all write to one list.</summary>
public sealed class CrossingRecorder(ILocalSiloDetails silo, ConcurrentQueue<string> crossings) : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private const string From = "test.from";

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        RequestContext.Set(From, silo.SiloAddress.ToParsableString());
        return context.Invoke();
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is Grain && context.Grain.GetType().Assembly == typeof(ScenarioGrain).Assembly
            && RequestContext.Get(From) is string from && from != silo.SiloAddress.ToParsableString())
        {
            crossings.Enqueue(context.MethodName);
        }

        return context.Invoke();
    }
}
