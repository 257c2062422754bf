using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Transactions;

/// <summary>
/// Keeps records until their transaction. A record of a message of this process's partitions counts as produced as soon as it is here:
/// its message's offset is committed only together with it. One of a message whose partition was taken away is refused: it would be written
/// without the offset, and the partition's next owner answers again. Any other is produced when its transaction is committed. Consumption is
/// held while too many bytes wait here. Thread-safe.
/// </summary>
public sealed class TransactionOutbox(
    Assignment assignment, ConsumptionPause pause, TopicLimits limits, IOptions<KafkaOptions> options)
    : IRecordProducer, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<PartitionState, SortedDictionary<long, List<OutboxRecord>>> _held = [];
    private readonly List<OutboxRecord> _loose = [];
    private readonly string _input = options.Value.InputTopic;
    private readonly long _mostBytes = options.Value.MaxInFlightBytes;
    private Exception? _closed;
    private PauseReason? _hold;
    private long _sequence;
    private long _bytes;

    public Task ProduceAsync(OutgoingRecord record, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled(cancel);
        }

        if (Objection(record) is { } objection)
        {
            return Task.FromException(objection);
        }

        lock (_lock)
        {
            if (_closed is { } closed)
            {
                return Task.FromException(closed);
            }

            if (Owner(record) is { } state)
            {
                Keep(state, record);
                return Task.CompletedTask;
            }

            if (IsOfInput(record) && !options.Value.AnswersForOthers)
            {
                return Task.FromException(new ProduceFailedException(
                    $"Partition {record.Source!.Value.Partition} of {_input} is no longer this process's: whoever has it answers its messages."));
            }

            return AddLoose(record, cancel);
        }
    }

    /// <summary>What goes into the next transaction, in the order in which it was handed over. Stays here until <see cref="Remove"/>.</summary>
    /// <param name="due">Each partition's new watermark.</param>
    internal IReadOnlyList<OutboxRecord> Take(IEnumerable<(PartitionState State, long Offset)> due)
    {
        lock (_lock)
        {
            Forget(_held.Keys.Where(state => state.IsRevoked).ToArray());
            _bytes -= _loose.Where(record => record.GaveUp).Sum(SizeOf);
            _loose.RemoveAll(record => record.GaveUp);
            var ripe = due.SelectMany(entry => Below(entry.State, entry.Offset)).SelectMany(records => records.Value);
            return [.. ripe.Concat(_loose).OrderBy(record => record.Sequence)];
        }
    }

    /// <summary>These are committed, up to these watermarks.</summary>
    internal void Remove(IReadOnlyList<OutboxRecord> committed, IEnumerable<(PartitionState State, long Offset)> due)
    {
        lock (_lock)
        {
            foreach (var (state, offset) in due)
            {
                foreach (var (at, records) in Below(state, offset).ToArray())
                {
                    _bytes -= SizeOf(records);
                    _held[state].Remove(at);
                }
            }

            var gone = committed.Where(record => record.Committed is not null).ToHashSet();
            _bytes -= _loose.Where(gone.Contains).Sum(SizeOf);
            _loose.RemoveAll(gone.Contains);
            Regulate();
        }

        foreach (var record in committed)
        {
            record.Committed?.TrySetResult();
        }
    }

    /// <summary>Nothing is committed any more: whoever waits, and whoever comes, is told why.</summary>
    internal void Close(Exception reason)
    {
        lock (_lock)
        {
            _closed ??= reason;
            _loose.ForEach(record => record.Committed!.TrySetException(reason));
            _bytes -= _loose.Sum(SizeOf);
            _loose.Clear();
        }
    }

    public void GiveUp() => Close(new ProduceFailedException("The service stops; the record was not written."));

    public void Dispose() => GiveUp();

    /// <summary>What cannot be written at all is better known now than when its message is done.</summary>
    private ProduceFailedException? Objection(OutgoingRecord record)
    {
        var limit = limits.Of(record.Topic ?? options.Value.ResponseTopic);
        if (RecordSize.Of(record) <= limit)
        {
            return null;
        }

        if (!record.MaySplit)
        {
            return new ProduceFailedException($"A record of {record.Value.Length} bytes is over the {limit} bytes that its topic takes.") { TooLarge = true };
        }

        try
        {
            RecordParts.Of(record, limit);
            return null;
        }
        catch (ProduceFailedException noRoom)
        {
            return noRoom;
        }
    }

    private bool IsOfInput(OutgoingRecord record) => record.Source is { } source && source.Topic == _input;

    private PartitionState? Owner(OutgoingRecord record) => IsOfInput(record)
        ? assignment.Owned.FirstOrDefault(state => state.Partition.Partition.Value == record.Source!.Value.Partition && !state.CommitsEnded)
        : null;

    /// <summary>It goes into the next transaction, unless whoever waits for it gives up before: then its message is answered by somebody else.</summary>
    private Task AddLoose(OutgoingRecord record, CancellationToken cancel)
    {
        var committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new OutboxRecord(_sequence++, record, committed, cancel);
        _loose.Add(held);
        _bytes += SizeOf(held);
        Regulate();
        return cancel.CanBeCanceled ? committed.Task.WaitAsync(cancel) : committed.Task;
    }

    private void Keep(PartitionState state, OutgoingRecord record)
    {
        if (record.Source!.Value.Offset < state.Committable)
        {
            // A late echo of an attempt that was given up: the message is done, and its records with it.
            return;
        }

        var offset = record.Source.Value.Offset;
        if (!_held.TryGetValue(state, out var byOffset))
        {
            _held.Add(state, byOffset = []);
        }

        if (!byOffset.TryGetValue(offset, out var records))
        {
            byOffset.Add(offset, records = []);
        }

        if (!records.Exists(held => held.Repeats(record)))
        {
            records.Add(new OutboxRecord(_sequence++, record, null, CancellationToken.None));
            _bytes += record.Value.Length;
            Regulate();
        }
    }

    private IEnumerable<KeyValuePair<long, List<OutboxRecord>>> Below(PartitionState state, long offset) =>
        _held.TryGetValue(state, out var byOffset) ? byOffset.TakeWhile(records => records.Key < offset) : [];

    private void Forget(PartitionState[] gone)
    {
        foreach (var state in gone)
        {
            _bytes -= _held[state].Values.Sum(SizeOf);
            _held.Remove(state);
        }

        Regulate();
    }

    private void Regulate()
    {
        if (_bytes > _mostBytes)
        {
            _hold ??= pause.Add("answers wait for messages before theirs", pauses: true);
        }
        else if (_bytes <= _mostBytes / 4 * 3)
        {
            _hold?.Dispose();
            _hold = null;
        }
    }

    private static long SizeOf(List<OutboxRecord> records) => records.Sum(SizeOf);

    private static long SizeOf(OutboxRecord record) => record.Record.Value.Length;
}
