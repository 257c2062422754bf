using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>
/// Gathers small messages that are handled together. A batch is sent as soon as one of few slots is free and nothing more is there to
/// add, so an idle service has batches of one. While a log is caught up with, batches wait for more a while, since each costs a write for every
/// aggregate that it touches, however many messages are in it. Used by the poll thread alone.
/// </summary>
public sealed class RecordAccumulator(
    IEnumerable<IBatchHandler> handlers, PooledBytesReader buffers, BatchDispatcher dispatcher, InFlightBudget budget, InputTopic topic, IOptions<KafkaOptions> options, TimeProvider time)
{
    private const long MaxBytes = 16 << 20;
    private const int MessagesBetweenLooks = 64;

    /// <summary>A batch of so many messages says that they come faster than they can be handled one by one.</summary>
    private const int Many = 256;

    /// <summary>While messages keep coming: how long the first may wait for more, when a slot is free.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(250);

    private readonly IBatchHandler? _handler = options.Value.MaxBatchMessages > 0 ? handlers.FirstOrDefault() : null;
    private readonly int _maxMessages = options.Value.MaxBatchMessages;
    private MessageBatch _open = dispatcher.Rent();
    private readonly List<PartitionState> _partitions = [];
    private OffsetRange?[] _openRuns = [];
    private long _opened;

    /// <summary>When the batch before was sent; null when it had few messages.</summary>
    private long? _sentMany;

    public bool IsEmpty => _open.Count == 0;

    /// <summary>It takes no more; to be sent when a slot is free.</summary>
    public bool IsFull => _open.Count >= _maxMessages || _open.Bytes >= MaxBytes || _open.Runs.Count >= MessageBatch.MaxRuns;

    /// <summary>More messages are likely: the batch before had many and was sent just now. Sending this one can wait, whether or not any is there.</summary>
    public bool IsGathering => _sentMany is { } sent && !IsEmpty && !IsFull
        && time.GetElapsedTime(sent, _opened) < MaxWait && time.GetElapsedTime(_opened) < MaxWait;

    /// <summary>Takes a message, or cuts its partition's run when it has to be handled by itself.</summary>
    /// <returns>Whether it is in the batch; its bytes then belong to the batch.</returns>
    public bool TryAdd(PartitionState state, InputRecord received)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(received);
        var message = received.Message;
        if (_handler is null || message.Value.Length is 0 or > PooledBytes.MaxShared || !_handler.Accepts(message.Value.Memory.Span, message.Headers))
        {
            CutRun(state.Partition.Partition.Value);
            return false;
        }

        if (_open.Count == 0)
        {
            _opened = time.GetTimestamp();
        }

        var headers = message.Headers is { Count: > 0 } some ? some : null;
        _open.Add(RunOf(state), received.Offset.Value, IncomingMessages.TimeOf(received), message.Key, message.Value, headers);
        if (IsFull || (_open.Count % MessagesBetweenLooks == 0 && time.GetElapsedTime(_opened) >= MaxWait))
        {
            TrySend();
        }

        return true;
    }

    /// <summary>Sends what has gathered if a slot is free. A full batch that cannot be sent fills the budget until it can.</summary>
    public void TrySend()
    {
        if (_open.Count == 0 || !budget.TryTakeSlot(_open.Bytes, wait: IsFull))
        {
            return;
        }

        _sentMany = _open.Count >= Many ? time.GetTimestamp() : null;
        dispatcher.Start(_open, [.. _partitions], buffers.Take());
        _open = dispatcher.Rent();
        _partitions.Clear();
        Array.Clear(_openRuns);
    }

    /// <summary>Where the partition's next message goes. An assignment that is over has runs of its own.</summary>
    private OffsetRange RunOf(PartitionState state)
    {
        var partition = state.Partition.Partition.Value;
        if (partition >= _openRuns.Length)
        {
            Array.Resize(ref _openRuns, partition + 1);
        }

        if (_openRuns[partition] is { } run && _partitions[run.Number] == state)
        {
            return run;
        }

        _partitions.Add(state);
        return _openRuns[partition] = _open.Begin(partition, Math.Max(0, state.Committable), topic.Id);
    }

    private void CutRun(int partition)
    {
        if (partition < _openRuns.Length)
        {
            _openRuns[partition] = null;
        }
    }
}
