using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Partitions;

/// <summary>
/// What is in flight for one partition during one assignment. A partition that comes back gets a new object, so a completion that
/// arrives late meets the old one and has no effect on what is committed. Thread-safe.
/// </summary>
public sealed class PartitionState : IDisposable
{
    private readonly object _lock = new();
    private readonly OffsetWatermark _watermark;
    private readonly CancellationTokenSource _revoke = new();
    private long _committed;
    private volatile bool _commitsEnded;
    private long _begin = OffsetWatermark.Unknown;
    private long _end = OffsetWatermark.Unknown;

    /// <param name="partition">The partition.</param>
    /// <param name="start">The first offset to come, that is the one committed for the group; below 0 if nothing is known.</param>
    public PartitionState(TopicPartition partition, long start)
    {
        Partition = partition;
        Revoked = _revoke.Token;
        _watermark = new OffsetWatermark(start);
        _committed = _watermark.Committable;
    }

    public TopicPartition Partition { get; }

    /// <summary>Set when the partition's work no longer counts.</summary>
    public CancellationToken Revoked { get; }

    public bool IsRevoked => Revoked.IsCancellationRequested;

    /// <summary>The lowest offset that may come next; <see cref="OffsetWatermark.Unknown"/> before the first message of a new group.</summary>
    public long Next => Read(static w => w.Next);

    /// <summary>Everything below is done; <see cref="OffsetWatermark.Unknown"/> if nothing is known.</summary>
    public long Committable => Read(static w => w.Committable);

    public int InFlight => Read(static w => w.InFlight);

    /// <summary>How many offsets were received from the watermark on, done ones included.</summary>
    public int UnfinishedSpan => Read(static w => w.UnfinishedSpan);

    /// <summary>What the broker has accepted as committed; <see cref="OffsetWatermark.Unknown"/> if nothing is.</summary>
    public long Committed => Interlocked.Read(ref _committed);

    /// <summary>Nothing may be committed for it any more.</summary>
    public bool CommitsEnded => _commitsEnded;

    /// <summary>As <see cref="TryBegin(long)"/>, and tells what <see cref="Next"/> was before.</summary>
    public bool TryBegin(long offset, out long expected)
    {
        lock (_lock)
        {
            expected = _watermark.Next;
            return _watermark.TryAdd(offset);
        }
    }

    /// <summary>A message was received. Returns false if its offset lies below <see cref="Next"/>: the partition was rewound.</summary>
    public bool TryBegin(long offset) => TryBegin(offset, out _);

    /// <summary>
    /// The partition was read up to here, below which there is nothing left to come: the log ends with a transaction's marker, or with what was
    /// compacted away.
    /// </summary>
    public void SkipTo(long offset)
    {
        lock (_lock)
        {
            _watermark.SkipTo(offset);
        }
    }

    /// <summary>A message is done.</summary>
    public void Complete(long offset) => Complete(offset, offset);

    /// <summary>All messages between two offsets, both included, are done.</summary>
    public void Complete(long first, long last)
    {
        lock (_lock)
        {
            _watermark.Complete(first, last);
            if (_watermark.InFlight == 0)
            {
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>The broker has accepted this offset.</summary>
    public void MarkCommitted(long offset) => Interlocked.Exchange(ref _committed, offset);

    /// <summary>From now on nothing is committed for this assignment.</summary>
    public void EndCommits() => _commitsEnded = true;

    /// <summary>Blocks the calling thread until nothing is in flight, at most this long. Returns whether nothing is.</summary>
    public bool WaitUntilIdle(TimeSpan limit)
    {
        lock (_lock)
        {
            return _watermark.InFlight == 0
                || (limit > TimeSpan.Zero && Monitor.Wait(_lock, limit) && _watermark.InFlight == 0);
        }
    }

    /// <summary>The partition's log begins and ends here, as of the last fetch; below 0 if nothing was fetched yet.</summary>
    public void SeeLog(long begin, long end)
    {
        Interlocked.Exchange(ref _begin, begin);
        Interlocked.Exchange(ref _end, end);
    }

    public PartitionSnapshot Snapshot()
    {
        lock (_lock)
        {
            return new PartitionSnapshot(
                Partition.Partition.Value,
                Known(_watermark.Next),
                Known(_watermark.Committable),
                Known(Committed),
                Known(Interlocked.Read(ref _begin)),
                Known(Interlocked.Read(ref _end)),
                _watermark.InFlight);
        }
    }

    /// <summary>Tells the handlers in flight that their results no longer count.</summary>
    public void Revoke() => _revoke.Cancel();

    public void Dispose() => _revoke.Dispose();

    private static long? Known(long offset) => offset >= 0 ? offset : null;

    private T Read<T>(Func<OffsetWatermark, T> read)
    {
        lock (_lock)
        {
            return read(_watermark);
        }
    }
}
