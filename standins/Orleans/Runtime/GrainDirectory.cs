using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Which activation a grain has, in the whole cluster: at most one, since adding is atomic.</summary>
internal sealed class GrainDirectory
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();

    public IEnumerable<Activation> All => _activations.Values;

    public bool TryFind(GrainId grainId, out Activation activation) => _activations.TryGetValue(grainId, out activation!);

    /// <summary>The activation of the grain; <paramref name="candidate"/> becomes it if there is none.</summary>
    public Activation GetOrAdd(Activation candidate) => _activations.GetOrAdd(candidate.GrainId, candidate);

    public void Remove(Activation activation) => _activations.TryRemove(new(activation.GrainId, activation));

    public void RemoveSilo(Silo silo)
    {
        foreach (var activation in _activations.Values)
        {
            if (activation.Silo == silo)
            {
                Remove(activation);
            }
        }
    }
}
