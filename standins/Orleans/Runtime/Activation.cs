using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace Orleans.Runtime;

/// <summary>
/// One activation of a grain. Everything in it happens in its own turns, so nothing is locked; other threads only put
/// something into its scheduler.
/// </summary>
internal sealed partial class Activation : IGrainContext, ICallChainReentrantGrainContext
{
    private readonly TaskCompletionSource _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GrainReference? _reference;
    private IServiceScope? _scope;
    private Dictionary<Type, object>? _components;
    private volatile ActivationState _state;
    private StagedGrainLifecycle? _lifecycle;

    public Activation(GrainId grainId, GrainClass grainClass, Silo silo, WorkerPool? pool)
    {
        GrainId = grainId;
        Class = grainClass;
        Silo = silo;
        Pool = pool;
        Scheduler = new ActivationScheduler(this);
        ActivationId = ActivationId.NewId();
        LastActive = silo.Time.GetTimestamp();
    }

    public GrainId GrainId { get; }

    public GrainClass Class { get; }

    public Silo Silo { get; }

    /// <summary>The pool of a stateless worker; null for other grains, which the directory knows.</summary>
    public WorkerPool? Pool { get; }

    public ActivationScheduler Scheduler { get; }

    IWorkItemScheduler IGrainContext.Scheduler => Scheduler;

    public ActivationId ActivationId { get; }

    public object? GrainInstance { get; private set; }

    public ActivationState State => _state;

    public GrainAddress Address => new() { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = Silo.Address };

    public GrainReference GrainReference => _reference ??= new GrainReference(GrainId, default, Silo.Calls);

    public IServiceProvider ActivationServices => (_scope ??= Silo.Services.CreateScope()).ServiceProvider;

    public IGrainLifecycle ObservableLifecycle => _lifecycle ??= new StagedGrainLifecycle();

    public Task Deactivated => _deactivated.Task;

    /// <summary>When it last had something to do.</summary>
    public long LastActive { get; private set; }

    /// <summary>Calls it has or waits for; kept for stateless workers only.</summary>
    public int Load;

    public object? GetTarget() => GrainInstance;

    public object? GetComponent(Type componentType)
        => componentType.IsInstanceOfType(this) ? this
            : _components is not null && _components.TryGetValue(componentType, out var component) ? component
            : componentType.IsInstanceOfType(GrainInstance) ? GrainInstance
            : null;

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        _components ??= [];
        if (value is null)
        {
            _components.Remove(typeof(TComponent));
        }
        else
        {
            _components[typeof(TComponent)] = value;
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => ActivationId.GetHashCode();

    public override string ToString() => $"[Activation: {Silo.Address}/{GrainId}{ActivationId} State={_state}]";

    /// <summary>Runs queued work in this turn; a fault of it is logged, since nobody waits for it.</summary>
    public void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            Silo.LogWorkFailed(exception, GrainId);
        }
    }

    private void Touch() => LastActive = Silo.Time.GetTimestamp();
}
