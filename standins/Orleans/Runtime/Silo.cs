using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>A silo: it holds activations and runs their turns. Public by name only, as its name is in Orleans.</summary>
public sealed partial class Silo : IDisposable
{
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _pools = new();
    private readonly ConcurrentDictionary<Activation, bool> _activations = new();
    private readonly GrainCollectionOptions _collection;
    private readonly ILogger<Silo> _logger;
    private volatile SiloStatus _status = SiloStatus.Created;

    internal Silo(IServiceProvider services)
    {
        Services = services;
        Fabric = services.GetRequiredService<ClusterFabric>();
        var details = services.GetRequiredService<ILocalSiloDetails>();
        Address = details.SiloAddress;
        Name = details.Name;
        GatewayPort = details.GatewayAddress.Endpoint.Port;
        Catalog = services.GetRequiredService<GrainCatalog>();
        Time = services.GetRequiredService<TimeProvider>();
        _collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        _logger = services.GetRequiredService<ILogger<Silo>>();
        var messaging = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        Calls = new CallRuntime(Fabric, this, messaging, services.GetServices<IOutgoingGrainCallFilter>(), Time);
        IncomingFilters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        CountsCalls = services.GetService<Dashboard.DashboardMarker>() is not null;
    }

    internal IServiceProvider Services { get; }

    internal ClusterFabric Fabric { get; }

    internal SiloAddress Address { get; }

    internal string Name { get; }

    internal int GatewayPort { get; }

    internal GrainCatalog Catalog { get; }

    internal TimeProvider Time { get; }

    internal CallRuntime Calls { get; }

    internal IIncomingGrainCallFilter[] IncomingFilters { get; }

    /// <summary>Whether the dashboard is on: it costs two clock readings a call.</summary>
    internal bool CountsCalls { get; }

    internal SiloStatus Status => _status;

    internal bool IsActive => _status == SiloStatus.Active;

    internal bool IsDead => _status == SiloStatus.Dead;

    internal int ActivationCount => _activations.Count;

    internal IEnumerable<Activation> Activations => _activations.Keys;

    internal TimeSpan ActivationTimeout => _collection.ActivationTimeout;

    internal TimeSpan DeactivationTimeout => _collection.DeactivationTimeout;

    internal WorkerPool PoolOf(GrainId grainId, GrainClass grainClass, int maximum)
        => _pools.GetOrAdd(grainId, static (id, state) => new WorkerPool(id, state.grainClass, state.silo, state.maximum), (grainClass, silo: this, maximum));

    internal void OnCreated(Activation activation)
    {
        _activations[activation] = true;
        activation.Class.OnCreated();
    }

    internal void OnDeactivated(Activation activation)
    {
        if (_activations.TryRemove(activation, out _))
        {
            activation.Class.OnRemoved();
        }
    }

    internal void BeginJoining()
    {
        _status = SiloStatus.Joining;
        Fabric.Join(this);
    }

    internal void BecomeActive() => _status = SiloStatus.Active;

    /// <summary>Deactivates everything, within the limits that the token sets; then leaves.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        if (IsDead)
        {
            return;
        }

        _status = SiloStatus.ShuttingDown;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "This process is terminating.");
        try
        {
            while (!_activations.IsEmpty)
            {
                var activations = _activations.Keys.ToArray();
                foreach (var activation in activations)
                {
                    activation.Deactivate(reason, cancellationToken);
                }

                await Task.WhenAll(activations.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            LogStopHurried(_activations.Count);
        }

        Kill();
    }

    /// <summary>A host that is disposed without having been stopped takes its silo with it.</summary>
    public void Dispose() => Kill();

    /// <summary>Ends at once: turns stop, activations are gone, calls that the silo had fail.</summary>
    internal void Kill()
    {
        if (IsDead)
        {
            return;
        }

        _status = SiloStatus.Dead;
        foreach (var activation in _activations.Keys)
        {
            activation.Kill();
            OnDeactivated(activation);
        }

        Fabric.Leave(this);
        Calls.Dispose();
    }

    /// <summary>Deactivates activations that have been idle for their class's limit, or for <paramref name="limit"/>.</summary>
    internal Task CollectIdleAsync(TimeSpan? limit = null)
        => Task.WhenAll(
            from activation in _activations.Keys
            let age = limit ?? activation.Class.IdleLimit(_collection)
            where age is not null && activation.IsIdleFor(age.Value)
            select activation.DeactivateIfIdleAsync(age.Value));
}
