using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.Embedded;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>One embedded broker with the service's topics, and plain clients beside the service to write and look with.</summary>
internal sealed class TestTopics : IDisposable
{
    public const string Input = "in";
    public const string Response = "out";
    public const string DeadLetters = "in.DLT";
    public const string Group = "group";

    private readonly Lazy<IProducer<byte[], byte[]>> _producer;

    public TestTopics(int partitions = 1, int brokers = 1)
    {
        Partitions = partitions;
        Broker = EmbeddedBroker.Start(brokers);
        Broker.CreateTopic(Input, partitions);
        Broker.CreateTopic(Response, partitions);
        Broker.CreateTopic(DeadLetters, partitions);
        _producer = new(() => new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = Broker.BootstrapServers, LingerMs = 1 })
            .Build());
    }

    public EmbeddedBroker Broker { get; }

    public int Partitions { get; }

    /// <summary>Writes texts to a partition of the input, or spreads them in turn.</summary>
    public async Task WriteAsync(IEnumerable<string> values, int? partition = null) =>
        await Task.WhenAll(values.Select((value, index) => _producer.Value.ProduceAsync(
            new TopicPartition(Input, partition ?? index % Partitions),
            new Message<byte[], byte[]> { Value = Encoding.UTF8.GetBytes(value) })));

    public async Task WriteAsync(Message<byte[], byte[]> message, int partition = 0) =>
        await _producer.Value.ProduceAsync(new TopicPartition(Input, partition), message);

    /// <summary>What the group has committed, by partition; 0 where nothing is.</summary>
    public IReadOnlyList<long> Committed()
    {
        using var reader = Reader(Group);
        return reader.Committed(Enumerable.Range(0, Partitions).Select(at => new TopicPartition(Input, at)), Wait.Limit)
            .OrderBy(found => found.Partition.Value)
            .Select(found => Math.Max(0, found.Offset.Value))
            .ToArray();
    }

    /// <summary>Commits for the group, as a process before would have.</summary>
    public void Commit(int partition, long offset)
    {
        using var reader = Reader(Group);
        reader.Commit([new TopicPartitionOffset(Input, partition, offset)]);
    }

    /// <summary>Reads a topic from its beginning until so many records are there.</summary>
    public IReadOnlyList<ConsumeResult<byte[], byte[]>> Read(string topic, int count)
    {
        using var reader = Reader("reader");
        reader.Assign(Enumerable.Range(0, Partitions).Select(at => new TopicPartitionOffset(topic, at, Offset.Beginning)));
        var read = new List<ConsumeResult<byte[], byte[]>>();
        var started = Stopwatch.GetTimestamp();
        while (read.Count < count)
        {
            if (reader.Consume(TimeSpan.FromMilliseconds(100)) is { } record)
            {
                read.Add(record);
            }
            else if (Stopwatch.GetElapsedTime(started) > Wait.Limit)
            {
                throw new TimeoutException($"{read.Count} records of {count} on {topic} within {Wait.Limit}.");
            }
        }

        return read;
    }

    /// <summary>Reads everything that is on a topic now.</summary>
    public IReadOnlyList<ConsumeResult<byte[], byte[]>> ReadAll(string topic)
    {
        using var reader = Reader("reader");
        var count = Enumerable.Range(0, Partitions)
            .Select(at => reader.QueryWatermarkOffsets(new TopicPartition(topic, at), Wait.Limit))
            .Sum(log => log.High.Value - log.Low.Value);
        return Read(topic, (int)count);
    }

    public void Dispose()
    {
        if (_producer.IsValueCreated)
        {
            _producer.Value.Dispose();
        }

        Broker.Dispose();
    }

    private IConsumer<byte[], byte[]> Reader(string group) => new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
    {
        BootstrapServers = Broker.BootstrapServers,
        GroupId = group,
        EnableAutoCommit = false,
        FetchWaitMaxMs = 10,
    }).Build();
}
