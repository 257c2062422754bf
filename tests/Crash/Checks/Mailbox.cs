using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Crash.Tests.Drive;
using ScenarioOrleans.Crash.Tests.Support;

namespace ScenarioOrleans.Crash.Tests.Checks;

/// <summary>
/// The consumer of the service's answers and dead letters: reads both topics from the beginning, checks each record as it comes, and
/// keeps what the verdict needs. Thread-safe.
/// </summary>
internal sealed class Mailbox : IDisposable
{
    private const string Summary = "weekly-summary";

    private readonly Lock _lock = new();
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private readonly Dictionary<string, string> _seen = [];
    private readonly Dictionary<string, Answer> _answers = [];
    private readonly Dictionary<string, SummaryView> _summaries = [];
    private readonly Dictionary<string, long> _answeredAt = [];
    private readonly HashSet<(string MessageId, string Code)> _letters = [];
    private readonly List<string> _faults = [];
    private int _repeats;

    public Mailbox(string bootstrapServers)
    {
        _consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig(ClientPatience.Settings)
        {
            BootstrapServers = bootstrapServers,
            GroupId = "mailbox",
            EnableAutoCommit = false,
            FetchWaitMaxMs = 20,
        }).SetLogHandler(static (_, _) => { }).Build();
        _consumer.Assign(new[] { Topics.Response, Topics.DeadLetter }.SelectMany(topic => Enumerable.Range(0, Topics.Partitions)
            .Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning))));
        _reading = Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning);
    }

    /// <summary>What was wrong with records by themselves.</summary>
    public IReadOnlyList<string> Faults => Locked(() => _faults.ToArray());

    /// <summary>Records of the response topic that had come before.</summary>
    public int Repeats => Locked(() => _repeats);

    /// <summary>Records of the response topic that were new.</summary>
    public int Different => Locked(() => _seen.Count);

    /// <summary>The answer to a rollup request; null when there is none yet.</summary>
    public Answer? AnswerTo(string messageId) => Locked(() => _answers.GetValueOrDefault(messageId));

    /// <summary>When the first answer to a rollup request was read; null when none was.</summary>
    public long? AnsweredAt(string messageId) => Locked(() => _answeredAt.TryGetValue(messageId, out var at) ? at : (long?)null);

    /// <summary>Reads the view of a scenario's summaries.</summary>
    public T View<T>(string scenario, Func<SummaryView, T> read) => Locked(() =>
    {
        if (!_summaries.TryGetValue(scenario, out var view))
        {
            _summaries.Add(scenario, view = new SummaryView());
        }

        return read(view);
    });

    /// <summary>All dead letters, without their repeats.</summary>
    public IReadOnlyCollection<(string MessageId, string Code)> DeadLetters => Locked(() => _letters.ToArray());

    public void Dispose()
    {
        _stop.Cancel();
        _reading.GetAwaiter().GetResult();
        _consumer.Dispose();
        _stop.Dispose();
    }

    private static string Header(Message<byte[]?, byte[]?> message, string name) =>
        message.Headers.TryGetLastBytes(name, out var value) ? Encoding.UTF8.GetString(value) : string.Empty;

    private static string Fingerprint(Message<byte[]?, byte[]?> message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(message.Key ?? []);
        hash.AppendData(message.Value ?? []);
        foreach (var header in message.Headers)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(header.Key));
            hash.AppendData(header.GetValueBytes() ?? []);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private void Read()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (_consumer.Consume(TimeSpan.FromMilliseconds(50)) is { } record)
                {
                    lock (_lock)
                    {
                        Take(record);
                    }
                }
            }
            catch (ConsumeException failure) when (!failure.Error.IsFatal)
            {
                // Injected errors reach this consumer too; the client tries again by itself.
            }
        }
    }

    private void Take(ConsumeResult<byte[]?, byte[]?> record)
    {
        if (record.Topic == Topics.DeadLetter)
        {
            var source = $"{Header(record.Message, "__dlq.errors.topic")}/{Header(record.Message, "__dlq.errors.partition")}/{Header(record.Message, "__dlq.errors.offset")}";
            _letters.Add((source, Header(record.Message, "scenario.error.code")));
            return;
        }

        var id = Header(record.Message, "message-id");
        var fingerprint = Fingerprint(record.Message);
        if (!_seen.TryAdd(id, fingerprint))
        {
            _repeats++;
            if (_seen[id] != fingerprint)
            {
                _faults.Add($"{id} came twice, with different bytes");
            }
        }

        TakeAnswer(id, Encoding.UTF8.GetString(record.Message.Key ?? []), Answer.Read(record.Message.Value));
    }

    private void TakeAnswer(string id, string scenario, Answer answer)
    {
        if (answer.Event != Summary)
        {
            _answers[id] = answer;
            _answeredAt.TryAdd(id, Stopwatch.GetTimestamp());
        }
        else
        {
            View(scenario, view =>
            {
                view.Take(answer);
                return view;
            });
        }
    }
}
