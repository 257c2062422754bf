using Confluent.Kafka;
using ScenarioOrleans.Kafka.Consuming;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>Small messages in the order in which they were received, as runs of their partitions. One thread at a time.</summary>
public sealed class MessageBatch(string topic)
{
    private readonly List<BatchedMessage> _messages = [];
    private readonly List<BatchRun> _runs = [];

    public string Topic { get; } = topic;

    public IReadOnlyList<BatchedMessage> Messages => _messages;

    public IReadOnlyList<BatchRun> Runs => _runs;

    public int Count => _messages.Count;

    /// <summary>Bytes of keys and values.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a message to its partition's run, or begins one.</summary>
    public void Add(PartitionWork work, long offset, long timestampMilliseconds, RecordBytes key, RecordBytes value, Headers? headers = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (work.OpenRun is not { } run)
        {
            run = work.OpenRun = new BatchRun(work, _runs.Count);
            _runs.Add(run);
        }

        _messages.Add(new BatchedMessage(run.Number, run.Count++, offset, timestampMilliseconds, key, value, headers));
        Bytes += key.Length + value.Length;
    }

    /// <summary>Nothing is added to its runs any more.</summary>
    public void Close()
    {
        foreach (var run in _runs)
        {
            if (ReferenceEquals(run.Work.OpenRun, run))
            {
                run.Work.OpenRun = null;
            }
        }
    }

    /// <summary>Empties it for the next messages; its lists keep their room.</summary>
    public void Clear()
    {
        _messages.Clear();
        _runs.Clear();
        Bytes = 0;
    }

    /// <summary>Some of the messages as ranges without gaps, in the order in which these begin.</summary>
    /// <param name="chosen">Their indexes, ascending.</param>
    public List<BatchRange> Cut(ReadOnlySpan<int> chosen)
    {
        var ranges = new List<BatchRange>(_runs.Count);
        Span<(int Range, int Next)> open = _runs.Count <= BatchLane.MaxRuns ? stackalloc (int, int)[_runs.Count] : new (int, int)[_runs.Count];
        open.Fill((-1, -1));
        foreach (var index in chosen)
        {
            var message = _messages[index];
            ref var last = ref open[message.Run];
            if (last.Next == message.Ordinal)
            {
                var range = ranges[last.Range];
                ranges[last.Range] = range with { Last = message.Offset, Count = range.Count + 1 };
            }
            else
            {
                last.Range = ranges.Count;
                ranges.Add(new BatchRange(_runs[message.Run], message.Offset, message.Offset, 1));
            }

            last.Next = message.Ordinal + 1;
        }

        return ranges;
    }
}
