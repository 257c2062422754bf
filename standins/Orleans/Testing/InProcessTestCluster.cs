using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A cluster of silos within the process of a test; silos can be added, stopped and killed.</summary>
public sealed partial class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private const int FirstSiloPort = 20000;
    private const int FirstGatewayPort = 25000;
    private readonly List<InProcessSiloHandle> _silos = [];
    private readonly ClusterFabric _fabric = new();
    private IHost? _clientHost;
    private int _started;
    private bool _disposed;

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    public InProcessTestClusterOptions Options { get; }

    /// <summary>All silos that were started and neither stopped nor killed.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos
    {
        get
        {
            lock (_silos)
            {
                return new List<InProcessSiloHandle>(_silos).AsReadOnly();
            }
        }
    }

    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The test cluster client is unavailable because the cluster has not been deployed or has been stopped.");

    public async Task DeployAsync()
    {
        if (Silos.Count > 0)
        {
            throw new InvalidOperationException("Cluster host already deployed.");
        }

        try
        {
            await StartSilosAsync(Options.InitialSilosCount);
            if (Options.InitializeClientOnDeploy)
            {
                await InitializeClientAsync();
            }
        }
        catch
        {
            await StopAllSilosAsync();
            throw;
        }
    }

    public async Task InitializeClientAsync()
    {
        await StopClusterClientAsync();
        var builder = NewHost("TestClusterClient");
        foreach (var configure in Options.ClientHostConfigurationDelegates)
        {
            configure(builder);
        }

        builder.Services.AddSingleton(_fabric);
        builder.UseOrleansClient(client => client.Services.Configure<ClusterOptions>(SetCluster));
        _clientHost = builder.Build();
        await _clientHost.StartAsync();
    }

    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => Silos.Where(silo => silo.IsActive);

    public InProcessSiloHandle? GetSiloForAddress(SiloAddress siloAddress)
        => GetActiveSilos().FirstOrDefault(silo => silo.SiloAddress.Equals(siloAddress));

    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null)
        => (silo is null ? Silos[0] : GetSiloForAddress(silo))?.ServiceProvider
            ?? throw new ArgumentException($"The provided silo address '{silo}' is unknown.", nameof(silo));

    /// <summary>Every change of membership holds at once here; there is nothing to wait for.</summary>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false)
        => _disposed ? Task.FromException(new ObjectDisposedException(nameof(InProcessTestCluster))) : Task.CompletedTask;

    public async Task StopClusterClientAsync()
    {
        if (_clientHost is { } client)
        {
            _clientHost = null;
            await client.StopAsync();
            await ((IAsyncDisposable)client).DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await Task.Run(async () =>
        {
            foreach (var silo in Silos)
            {
                await silo.DisposeAsync();
            }

            await StopClusterClientAsync();
        });
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static HostApplicationBuilder NewHost(string name)
        => Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = name,
            EnvironmentName = Environments.Development,
            DisableDefaults = true,
        });

    private void SetCluster(ClusterOptions options) => (options.ClusterId, options.ServiceId) = (Options.ClusterId, Options.ServiceId);

    private static void SetEndpoint(EndpointOptions options, InProcessTestSiloSpecificOptions silo)
    {
        options.AdvertisedIPAddress = IPAddress.Loopback;
        options.SiloPort = silo.SiloPort;
        options.GatewayPort = silo.GatewayPort;
    }
}
