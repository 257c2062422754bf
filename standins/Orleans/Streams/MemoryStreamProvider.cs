using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Streams.Core;

namespace Orleans.Streams;

/// <summary>Streams in memory.</summary>
internal sealed class MemoryStreamProvider(string name, IServiceProvider services) : IStreamProvider, IStreamSubscriptionManagerRetriever
{
    public string Name => name;

    public bool IsRewindable => true;

    public ClusterFabric Fabric { get; } = services.GetRequiredService<ClusterFabric>();

    /// <summary>The runtime of whoever uses the provider: a client's or a silo's.</summary>
    public CallRuntime Calls => services.GetRequiredService<ClusterClient>().Calls;

    public IStreamSubscriptionManager GetStreamSubscriptionManager() => new StreamSubscriptionManager(Fabric.Streams);

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new MemoryStream<T>(this, streamId);

    public StreamSubscription NewSubscription(IStreamReceiver receiver)
        => new(
            receiver,
            services.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<StreamSubscription>>());

    /// <summary>Fails when the silos do not have the provider.</summary>
    public void RequireSilos()
    {
        if (Fabric.AnySilo().Services.GetKeyedService<IStreamProvider>(name) is null)
        {
            throw new InvalidOperationException($"The silos have no stream provider \"{name}\". Add it there too: AddMemoryStreams(\"{name}\").");
        }
    }
}
