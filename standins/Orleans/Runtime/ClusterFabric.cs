using System.Collections.Immutable;
using System.Security.Cryptography;
using Orleans.Serialization.Invocation;
using Orleans.Streams;

namespace Orleans.Runtime;

/// <summary>
/// What the silos and clients of one cluster share: they live in one process, so there is no network between them.
/// It finds the activation of every call.
/// </summary>
internal sealed class ClusterFabric
{
    private ImmutableList<Silo> _silos = [];
    private ImmutableList<CallRuntime> _runtimes = [];

    public GrainDirectory Directory { get; } = new();

    /// <summary>Contents of the cluster's memory storages.</summary>
    public Storage.MemoryStorageContents MemoryStorage { get; } = new();

    /// <summary>The cluster's memory streams.</summary>
    public StreamHubs Streams { get; } = new();

    /// <summary>All silos that have joined and not left.</summary>
    public ImmutableList<Silo> Silos => _silos;

    /// <summary>Those that take calls; the very list of all while all do.</summary>
    public ImmutableList<Silo> ActiveSilos => _silos.RemoveAll(silo => silo.Status != SiloStatus.Active);

    public void Register(CallRuntime runtime) => ImmutableInterlocked.Update(ref _runtimes, list => list.Add(runtime));

    public void Unregister(CallRuntime runtime) => ImmutableInterlocked.Update(ref _runtimes, list => list.Remove(runtime));

    /// <summary>Whether a silo has ever joined.</summary>
    public bool HadSilos { get; private set; }

    public void Join(Silo silo)
    {
        HadSilos = true;
        ImmutableInterlocked.Update(ref _silos, list => list.Add(silo));
    }

    /// <summary>The silo is gone: its activations are forgotten and the calls it had fail.</summary>
    public void Leave(Silo silo)
    {
        ImmutableInterlocked.Update(ref _silos, list => list.Remove(silo));
        Directory.RemoveSilo(silo);
        foreach (var runtime in _runtimes)
        {
            runtime.FailCallsTo(silo);
        }
    }

    /// <summary>Puts the call into the queue of its activation, which is made if there is none. Never throws.</summary>
    public void Route(GrainCall call, GrainReference? reference)
    {
        try
        {
            var target = reference?.LastTarget is { State: < ActivationState.Deactivating } known && !known.Silo.IsDead
                ? known
                : Locate(call, reference);
            call.TargetSilo = target.Silo;
            target.Scheduler.Enqueue(call);
            Interlocked.MemoryBarrier();
            if (target.Silo.IsDead)
            {
                CallRuntime.FailUnavailable(call);
            }
        }
        catch (Exception exception)
        {
            call.Fail(exception);
        }
    }

    /// <summary>A silo that takes calls, by chance.</summary>
    public Silo AnySilo()
    {
        var active = ActiveSilos;
        return active.Count > 0 ? active[RandomNumberGenerator.GetInt32(active.Count)] : throw NoSilo();
    }

    private static SiloUnavailableException NoSilo() => new("No silo of the cluster is active.");

    private Activation Locate(GrainCall call, GrainReference? reference)
    {
        var local = call.Runtime.Silo;
        if (local is { IsDead: true })
        {
            throw new SiloUnavailableException($"The local Orleans host is shutting down and can no longer process the request: {call}.");
        }

        while (true)
        {
            if (Directory.TryFind(call.TargetId, out var found))
            {
                if (!found.Silo.IsDead && found.State != ActivationState.Invalid)
                {
                    return Remember(reference, found);
                }

                Directory.Remove(found);
            }

            var owner = local ?? AnySilo();
            var grainClass = owner.Catalog.ClassOf(call.TargetId.Type);
            if (grainClass.Placement is StatelessWorkerPlacement worker)
            {
                return (local is { IsActive: true } ? local : AnySilo()).PoolOf(call.TargetId, grainClass, worker.MaxLocal).Take();
            }

            var silo = PlacementChooser.Choose(grainClass.Placement, call.TargetId, local, ActiveSilos) ?? throw NoSilo();
            var candidate = new Activation(call.TargetId, silo.Catalog.ClassOf(call.TargetId.Type), silo, null);
            var winner = Directory.GetOrAdd(candidate);
            if (ReferenceEquals(winner, candidate))
            {
                silo.OnCreated(winner);
                return Remember(reference, winner);
            }
        }
    }

    private static Activation Remember(GrainReference? reference, Activation activation)
    {
        if (reference is not null)
        {
            reference.LastTarget = activation;
        }

        return activation;
    }
}
