using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>Starting and ending silos.</summary>
public sealed partial class InProcessTestCluster
{
    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync() => (await StartSilosAsync(1))[0];

    public async Task<List<InProcessSiloHandle>> StartSilosAsync(int silosToStart)
    {
        var first = Interlocked.Add(ref _started, silosToStart) - silosToStart;
        var handles = new List<InProcessSiloHandle>();
        for (var number = first; number < first + silosToStart; number++)
        {
            var handle = await CreateSiloAsync(OptionsOf(number));
            handle.InstanceNumber = (short)number;
            handles.Add(handle);
            lock (_silos)
            {
                _silos.Add(handle);
            }
        }

        return handles;
    }

    public async Task<InProcessSiloHandle> CreateSiloAsync(InProcessTestSiloSpecificOptions siloOptions)
    {
        var builder = NewHost(siloOptions.SiloName);
        foreach (var configure in Options.SiloHostConfigurationDelegates)
        {
            configure(siloOptions, builder);
        }

        builder.Services.AddSingleton(_fabric);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(SetCluster)
            .Configure<SiloOptions>(options => options.SiloName = siloOptions.SiloName)
            .Configure<EndpointOptions>(options => SetEndpoint(options, siloOptions))
            .Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30)));
        var host = builder.Build();
        try
        {
            await Task.Run(() => host.StartAsync());
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }

        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        return new InProcessSiloHandle
        {
            Name = siloOptions.SiloName,
            SiloHost = host,
            SiloAddress = details.SiloAddress,
            GatewayAddress = details.GatewayAddress,
        };
    }

    /// <summary>Stops the silo gracefully: its activations are deactivated.</summary>
    public Task StopSiloAsync(InProcessSiloHandle instance) => EndAsync(instance, gracefully: true);

    /// <summary>Ends the silo as if its process had crashed: activations are gone, calls that it had fail.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => EndAsync(instance, gracefully: false);

    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        if (instance is null)
        {
            return null;
        }

        await StopSiloAsync(instance);
        return await StartAdditionalSiloAsync();
    }

    public async Task StopSilosAsync()
    {
        foreach (var silo in Silos)
        {
            await StopSiloAsync(silo);
        }
    }

    public async Task StopAllSilosAsync()
    {
        await StopClusterClientAsync();
        await StopSilosAsync();
    }

    private static InProcessTestSiloSpecificOptions OptionsOf(int number) => new()
    {
        SiloName = $"Silo_{number}",
        SiloPort = FirstSiloPort + number,
        GatewayPort = FirstGatewayPort + number,
    };

    private async Task EndAsync(InProcessSiloHandle instance, bool gracefully)
    {
        try
        {
            await instance.StopSiloAsync(gracefully);
        }
        finally
        {
            await instance.DisposeAsync();
            lock (_silos)
            {
                _silos.Remove(instance);
            }
        }
    }
}
