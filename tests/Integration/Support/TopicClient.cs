using System.Collections.Concurrent;
using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Integration.Tests.Support;

/// <summary>Another program at the broker: sends requests, and reads what comes back from the beginning.</summary>
public sealed class TopicClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly ConcurrentQueue<Message> _messages = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    /// <summary>Reads the response and dead-letter topics, all partitions.</summary>
    public TopicClient(string bootstrapServers, int partitions = 1)
    {
        Partitions = partitions;
        _producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = bootstrapServers, MessageMaxBytes = 20_000_000, LingerMs = 0 }).Build();
        _consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "topic-client",
            EnableAutoCommit = false,
            FetchWaitMaxMs = 20,
        }).Build();
        _consumer.Assign(new[] { Service.Response, Service.DeadLetter }.SelectMany(topic =>
            Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning))));
        _reading = Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning);
    }

    /// <summary>Of each topic.</summary>
    public int Partitions { get; }

    public IEnumerable<Message> Answers => _messages.Where(message => message.Topic == Service.Response);

    public IEnumerable<Message> DeadLetters => _messages.Where(message => message.Topic == Service.DeadLetter);

    /// <summary>Sends one message and waits until the broker has it.</summary>
    /// <returns>Its message id.</returns>
    public async Task<string> SendAsync(byte[]? value, byte[]? key = null, int partition = 0, params (string Name, string Value)[] headers)
    {
        var message = new Message<byte[]?, byte[]?> { Key = key, Value = value, Headers = [] };
        foreach (var (name, text) in headers)
        {
            message.Headers.Add(name, Encoding.UTF8.GetBytes(text));
        }

        var written = await _producer.ProduceAsync(new TopicPartition(Service.Input, partition), message);
        return $"{written.Topic}/{written.Partition.Value}/{written.Offset.Value}";
    }

    public Task<string> SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json));

    /// <summary>The first answer to a request.</summary>
    public async Task<Message> AnswerToAsync(string messageId)
    {
        await Until(() => Answers.Any(answer => answer.Header("message-id") == messageId), $"an answer to {messageId}");
        return Answers.First(answer => answer.Header("message-id") == messageId);
    }

    /// <summary>The first dead letter of a message.</summary>
    public async Task<Message> DeadLetterOfAsync(string messageId)
    {
        await Until(() => DeadLetters.Any(letter => letter.Source == messageId), $"a dead letter of {messageId}");
        return DeadLetters.First(letter => letter.Source == messageId);
    }

    /// <summary>Waits for a condition; fails, naming it, when it does not come about.</summary>
    public static async Task Until(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {Limit.TotalSeconds} s in vain for {what}.");
            }

            await tick.WaitForNextTickAsync();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _reading.GetAwaiter().GetResult();
        _consumer.Dispose();
        _producer.Dispose();
        _stop.Dispose();
    }

    private void Read()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (_consumer.Consume(TimeSpan.FromMilliseconds(50)) is { } result)
            {
                _messages.Enqueue(new Message(result.Topic, result.Message.Key, result.Message.Value, result.Message.Headers));
            }
        }
    }

    /// <summary>One record that the service wrote.</summary>
    public sealed record Message(string Topic, byte[]? Key, byte[]? Value, Headers Headers)
    {
        /// <summary>The message id of the request that a dead letter is about.</summary>
        public string Source => $"{Header("__dlq.errors.topic")}/{Header("__dlq.errors.partition")}/{Header("__dlq.errors.offset")}";

        public string? KeyText => Key is null ? null : Encoding.UTF8.GetString(Key);

        /// <summary>The value as JSON, decoded.</summary>
        public string Json =>
            PayloadEncoder.TryDecode(Value, new FoldLimits(), out var json, out var fault)
                ? Encoding.UTF8.GetString(json)
                : throw new InvalidOperationException(fault!.Message);

        public string? Header(string name) =>
            Headers.TryGetLastBytes(name, out var value) ? Encoding.UTF8.GetString(value) : null;
    }
}
