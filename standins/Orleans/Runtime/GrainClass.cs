using System.Reflection;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Placement;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A grain class and what its attributes say.</summary>
internal sealed class GrainClass
{
    private readonly bool _reentrant;
    private readonly Func<object, IInvokable, bool>? _mayInterleave;
    private readonly Func<Activation, object> _create;
    private readonly CollectionAgeLimitAttribute? _age;
    private readonly bool _keepAlive;
    private int _count;

    public GrainClass(Type type, IServiceProvider services)
    {
        Type = type;
        GrainType = GrainTypeNames.Of(type);
        Interfaces = [.. type.GetInterfaces().Where(InterfaceCatalog.IsGrainInterface)];
        Placement = type.GetCustomAttribute<PlacementAttribute>()?.PlacementStrategy ?? new ResourceOptimizedPlacement();
        FiltersItself = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        _reentrant = type.IsDefined(typeof(ReentrantAttribute));
        _mayInterleave = type.GetCustomAttribute<MayInterleaveAttribute>() is { } predicate ? InterleavePredicate.For(type, predicate) : null;
        _age = type.GetCustomAttribute<CollectionAgeLimitAttribute>();
        _keepAlive = type.IsDefined(typeof(KeepAliveAttribute)) || _age?.AlwaysActive == true;
        _create = GrainConstructor.For(type, services);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public IReadOnlyList<Type> Interfaces { get; }

    public PlacementStrategy Placement { get; }

    /// <summary>Whether the grain is a filter of its own calls.</summary>
    public bool FiltersItself { get; }

    public int ActivationCount => Volatile.Read(ref _count);

    public object CreateInstance(Activation activation)
    {
        try
        {
            return _create(activation);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Failed to create an instance of grain type '{Type}'. See {nameof(Exception.InnerException)} for details.", exception);
        }
    }

    public bool MayInterleave(object grain, IInvokable incoming, IInvokable blocking)
        => _reentrant || (_mayInterleave is { } may && (may(grain, incoming) || may(grain, blocking)));

    /// <summary>How long an activation may be idle; null: for ever.</summary>
    public TimeSpan? IdleLimit(GrainCollectionOptions options)
        => _keepAlive ? null
            : options.ClassSpecificCollectionAge.TryGetValue(Type.FullName!, out var specific) ? specific
            : _age?.AgeLimit ?? options.CollectionAge;

    public void OnCreated() => Interlocked.Increment(ref _count);

    public void OnRemoved() => Interlocked.Decrement(ref _count);
}
