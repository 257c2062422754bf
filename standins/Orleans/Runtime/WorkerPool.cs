namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker grain in one silo.</summary>
internal sealed class WorkerPool(GrainId grainId, GrainClass grainClass, Silo silo, int maximum)
{
    private readonly List<Activation> _workers = [];

    public GrainId GrainId { get; } = grainId;

    public IReadOnlyList<Activation> Workers
    {
        get
        {
            lock (_workers)
            {
                return [.. _workers];
            }
        }
    }

    /// <summary>The first worker that has nothing to do, else a new one, else the one with the least to do; counted as loaded.</summary>
    public Activation Take()
    {
        lock (_workers)
        {
            Activation? best = null;
            var least = int.MaxValue;
            foreach (var worker in _workers)
            {
                if (worker.State >= ActivationState.Deactivating)
                {
                    continue;
                }

                var load = Volatile.Read(ref worker.Load);
                if (load < least)
                {
                    (best, least) = (worker, load);
                    if (load == 0)
                    {
                        break;
                    }
                }
            }

            if (best is null || (least > 0 && _workers.Count < maximum))
            {
                best = new Activation(GrainId, grainClass, silo, this);
                _workers.Add(best);
                silo.OnCreated(best);
            }

            Interlocked.Increment(ref best.Load);
            return best;
        }
    }

    public static void OnCompleted(Activation worker) => Interlocked.Decrement(ref worker.Load);

    public void Remove(Activation worker)
    {
        lock (_workers)
        {
            _workers.Remove(worker);
        }
    }
}
