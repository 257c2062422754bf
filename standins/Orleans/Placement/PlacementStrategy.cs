namespace Orleans.Runtime;

/// <summary>How the silo of a new activation is chosen.</summary>
public abstract class PlacementStrategy;

/// <summary>Any silo, by chance.</summary>
[GenerateSerializer]
[Immutable]
public sealed class RandomPlacement : PlacementStrategy;

/// <summary>The caller's silo, if it can.</summary>
[GenerateSerializer]
[Immutable]
public sealed class PreferLocalPlacement : PlacementStrategy;

/// <summary>The silo that a hash of the grain's identity points to.</summary>
[GenerateSerializer]
[Immutable]
public sealed class HashBasedPlacement : PlacementStrategy;

/// <summary>The silo with the fewest activations among two picked by chance.</summary>
[GenerateSerializer]
[Immutable]
public sealed class ActivationCountBasedPlacement : PlacementStrategy;

/// <summary>The default. The stand-in's silos share one process, hence one set of resources: it compares activations.</summary>
[GenerateSerializer]
[Immutable]
public sealed class ResourceOptimizedPlacement : PlacementStrategy;

/// <summary>Several local activations; <see cref="MaxLocal"/> bounds them for each silo.</summary>
internal sealed class StatelessWorkerPlacement(int maxLocal, bool? removeIdleWorkers) : PlacementStrategy
{
    public int MaxLocal { get; } = maxLocal > 0 ? maxLocal : Environment.ProcessorCount;

    public bool RemoveIdleWorkers { get; } = removeIdleWorkers ?? true;
}
