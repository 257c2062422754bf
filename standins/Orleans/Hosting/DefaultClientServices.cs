using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>What every client has in its container.</summary>
internal static class DefaultClientServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(FindCluster);
        services.AddSingleton(Create);
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<ClusterClient>());
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<ClusterClient>());
        services.AddHostedService<ClientHost>();
    }

    private static ClusterFabric FindCluster(IServiceProvider services)
        => services.GetService<GatewayPort>() is { } gateway
            ? ClusterFabrics.OfGateway(gateway.Port)
            : throw new OrleansConfigurationException("Clustering has not been configured. Call UseLocalhostClustering.");

    private static ClusterClient Create(IServiceProvider services)
    {
        var fabric = services.GetRequiredService<ClusterFabric>();
        var calls = new CallRuntime(
            fabric,
            null,
            services.GetRequiredService<IOptions<ClientMessagingOptions>>().Value,
            services.GetServices<IOutgoingGrainCallFilter>(),
            services.GetRequiredService<TimeProvider>());
        return new ClusterClient(services, calls, () => fabric.AnySilo().Catalog);
    }

    private sealed class ClientHost(IServiceProvider services) : IHostedService
    {
        private ClusterClient? _client;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _client = services.GetRequiredService<ClusterClient>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _client?.Calls.Dispose();
            return Task.CompletedTask;
        }
    }
}

/// <summary>The gateway that a client was told to use.</summary>
internal sealed record GatewayPort(int Port);
