using ScenarioOrleans.Storage.Blocks;

namespace ScenarioOrleans.Storage.Writing;

/// <summary>
/// Where writes wait for the next transaction. A batch keeps the order of arrival, has each key at most once, and stays under its
/// limits unless its first write alone is over them. Any number of threads add, one takes.
/// </summary>
internal sealed class PendingQueue(int maxWrites, long maxBytes)
{
    private readonly Queue<PendingWrite> _waiting = new();
    private readonly HashSet<BlockKey> _taken = [];
    private bool _closed;

    /// <summary>False when the queue is closed.</summary>
    public bool Add(PendingWrite write)
    {
        lock (_waiting)
        {
            if (_closed)
            {
                return false;
            }

            _waiting.Enqueue(write);
            Monitor.Pulse(_waiting);
            return true;
        }
    }

    /// <summary>Waits until there is something, and takes a batch of it; empty once the queue is closed and has been emptied.</summary>
    public IReadOnlyList<PendingWrite> Take()
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && !_closed)
            {
                Monitor.Wait(_waiting);
            }

            var batch = new List<PendingWrite>(Math.Min(_waiting.Count, maxWrites));
            var bytes = 0L;
            _taken.Clear();
            while (batch.Count < maxWrites && _waiting.TryPeek(out var next) && Fits(next, batch.Count, bytes))
            {
                bytes += next.Bytes;
                batch.Add(_waiting.Dequeue());
            }

            return batch;
        }
    }

    /// <summary>Takes all that waits, without waiting for any.</summary>
    public IReadOnlyList<PendingWrite> TakeAll()
    {
        lock (_waiting)
        {
            var all = _waiting.ToArray();
            _waiting.Clear();
            return all;
        }
    }

    /// <summary>Nothing more is added; what waits can still be taken.</summary>
    public void Close()
    {
        lock (_waiting)
        {
            _closed = true;
            Monitor.PulseAll(_waiting);
        }
    }

    private bool Fits(PendingWrite next, int count, long bytes) =>
        (count == 0 || bytes + next.Bytes <= maxBytes) && _taken.Add(next.Key);
}
