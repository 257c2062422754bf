using System.Diagnostics;
using System.Text;
using Confluent.Kafka;

namespace ScenarioOrleans.Rig.Broker;

/// <summary>Reads the response topic, on a thread of its own, and remembers when each answer was first seen.</summary>
internal sealed class AnswerReader : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);
    private readonly Thread _thread;
    private Exception? _fault;

    public AnswerReader(BenchBroker broker)
    {
        _thread = new Thread(() => Read(broker)) { IsBackground = true, Name = "answers" };
        _thread.Start();
    }

    /// <summary>Different answers so far.</summary>
    public int Count
    {
        get
        {
            lock (_seen)
            {
                return _fault is null ? _seen.Count : throw new InvalidOperationException("The answers cannot be read.", _fault);
            }
        }
    }

    /// <summary>When each was seen, as <see cref="Stopwatch.GetTimestamp"/>, by the id of the request: topic/partition/offset.</summary>
    public IReadOnlyDictionary<string, long> Seen
    {
        get
        {
            lock (_seen)
            {
                return new Dictionary<string, long>(_seen);
            }
        }
    }

    /// <summary>When the answer to one request was seen; null: not yet.</summary>
    public long? When(string id)
    {
        lock (_seen)
        {
            return _seen.TryGetValue(id, out var timestamp) ? timestamp : null;
        }
    }

    /// <summary>Waits until so many different answers have come.</summary>
    public async Task WaitForAsync(int count, TimeSpan limit, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Count < count)
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"{Count} of {count} answers came within {limit}.");
            }

            await tick.WaitForNextTickAsync(cancel);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Read(BenchBroker broker)
    {
        try
        {
            using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
            {
                BootstrapServers = broker.Bootstrap,
                GroupId = "bench-answers",
                EnableAutoCommit = false,
                FetchWaitMaxMs = broker.IsEmbedded ? 1 : 100,
            }).Build();
            consumer.Assign(Enumerable.Range(0, broker.Partitions).Select(partition =>
                new TopicPartitionOffset(broker.Topics.Response, partition, Offset.Beginning)));
            while (!_stop.IsCancellationRequested)
            {
                if (consumer.Consume(TimeSpan.FromMilliseconds(50)) is { } answer)
                {
                    var now = Stopwatch.GetTimestamp();
                    var id = answer.Message.Headers.TryGetLastBytes("message-id", out var text) ? Encoding.ASCII.GetString(text) : $"{answer.TopicPartitionOffset}";
                    lock (_seen)
                    {
                        _seen.TryAdd(id, now);
                    }
                }
            }
        }
#pragma warning disable CA1031 // Told to whoever asks for the answers.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _fault = fault;
        }
    }
}
