using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>A silo: it holds activations and runs their turns.</summary>
internal sealed partial class Silo
{
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _pools = new();
    private readonly ConcurrentDictionary<Activation, bool> _activations = new();
    private readonly GrainCollectionOptions _collection;
    private readonly ILogger<Silo> _logger;
    private volatile SiloStatus _status = SiloStatus.Created;

    public Silo(
        IServiceProvider services,
        ClusterFabric fabric,
        ILocalSiloDetails details,
        GrainCatalog catalog,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        TimeProvider time,
        ILogger<Silo> logger)
    {
        Services = services;
        Fabric = fabric;
        Address = details.SiloAddress;
        Name = details.Name;
        GatewayPort = details.GatewayAddress.Endpoint.Port;
        Catalog = catalog;
        Time = time;
        _collection = collection.Value;
        _logger = logger;
        Calls = new CallRuntime(fabric, this, messaging.Value, services.GetServices<IOutgoingGrainCallFilter>(), time);
        IncomingFilters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        CountsCalls = services.GetService<Dashboard.DashboardMarker>() is not null;
    }

    public IServiceProvider Services { get; }

    public ClusterFabric Fabric { get; }

    public SiloAddress Address { get; }

    public string Name { get; }

    public int GatewayPort { get; }

    public GrainCatalog Catalog { get; }

    public TimeProvider Time { get; }

    public CallRuntime Calls { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; }

    /// <summary>Whether the dashboard is on: it costs two clock readings a call.</summary>
    public bool CountsCalls { get; }

    public SiloStatus Status => _status;

    public bool IsActive => _status == SiloStatus.Active;

    public bool IsDead => _status == SiloStatus.Dead;

    public int ActivationCount => _activations.Count;

    public IEnumerable<Activation> Activations => _activations.Keys;

    public TimeSpan ActivationTimeout => _collection.ActivationTimeout;

    public TimeSpan DeactivationTimeout => _collection.DeactivationTimeout;

    public WorkerPool PoolOf(GrainId grainId, GrainClass grainClass, int maximum)
        => _pools.GetOrAdd(grainId, static (id, state) => new WorkerPool(id, state.grainClass, state.silo, state.maximum), (grainClass, silo: this, maximum));

    public void OnCreated(Activation activation)
    {
        _activations[activation] = true;
        activation.Class.OnCreated();
    }

    public void OnDeactivated(Activation activation)
    {
        if (_activations.TryRemove(activation, out _))
        {
            activation.Class.OnRemoved();
        }
    }

    public void BeginJoining()
    {
        _status = SiloStatus.Joining;
        Fabric.Join(this);
    }

    public void BecomeActive() => _status = SiloStatus.Active;

    /// <summary>Deactivates everything, within the limits that the token sets; then leaves.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
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

    /// <summary>Ends at once: turns stop, activations are gone, calls that the silo had fail.</summary>
    public void Kill()
    {
        _status = SiloStatus.Dead;
        foreach (var activation in _activations.Keys)
        {
            activation.Kill();
            OnDeactivated(activation);
        }

        Fabric.Leave(this);
        Calls.Dispose();
    }

    /// <summary>Asks activations that have been idle for their class's limit, or for <paramref name="limit"/>, to deactivate.</summary>
    public void CollectIdle(TimeSpan? limit = null)
    {
        foreach (var activation in _activations.Keys)
        {
            if ((limit ?? activation.Class.IdleLimit(_collection)) is { } age && activation.IsIdleFor(age))
            {
                activation.DeactivateIfIdle(age);
            }
        }
    }
}
