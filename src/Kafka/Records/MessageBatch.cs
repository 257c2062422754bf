using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>Small messages in the order in which they were received, as runs of their partitions. One thread at a time.</summary>
public sealed class MessageBatch(string topic)
{
    /// <summary>More runs than this would make every aggregate's offsets costly.</summary>
    public const int MaxRuns = 256;

    private readonly List<BatchedMessage> _messages = [];
    private readonly List<OffsetRange> _runs = [];

    public string Topic { get; } = topic;

    public IReadOnlyList<BatchedMessage> Messages => _messages;

    public IReadOnlyList<OffsetRange> Runs => _runs;

    public int Count => _messages.Count;

    /// <summary>Bytes of keys and values.</summary>
    public long Bytes { get; private set; }

    /// <summary>Begins a run of a partition.</summary>
    public OffsetRange Begin(int partition, long watermark, string? topicId = null)
    {
        var run = new OffsetRange(partition, watermark, _runs.Count, topicId);
        _runs.Add(run);
        return run;
    }

    /// <summary>Adds a message to a run of this batch.</summary>
    public void Add(OffsetRange run, long offset, long timestampMilliseconds, PooledBytes key, PooledBytes value, Headers? headers = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        _messages.Add(new BatchedMessage(run.Number, run.Count++, offset, timestampMilliseconds, key, value, headers));
        Bytes += key.Length + value.Length;
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
        Span<(int Range, int Next)> open = _runs.Count <= MaxRuns ? stackalloc (int, int)[_runs.Count] : new (int, int)[_runs.Count];
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
