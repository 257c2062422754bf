using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Confluent.Kafka;

namespace ScenarioOrleans.Rig.Broker;

/// <summary>Sends single requests and remembers when each was handed to the client.</summary>
internal sealed class RequestSender(BenchBroker broker) : IDisposable
{
    private static readonly TimeSpan MetadataLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, long> _sent = new(StringComparer.Ordinal);

    private readonly IProducer<byte[], byte[]> _producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
    {
        BootstrapServers = broker.Bootstrap,
        MessageMaxBytes = 20_000_000,
        LingerMs = 0,
    }).Build();

    /// <summary>When each request was sent, as <see cref="Stopwatch.GetTimestamp"/>, by its id: topic/partition/offset.</summary>
    public IReadOnlyDictionary<string, long> Sent => _sent;

    /// <summary>The client looks for a topic that it does not know only once a second; asked before, it does not.</summary>
    public void FindTopic()
    {
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        admin.GetMetadata(broker.Topics.Input, MetadataLimit);
    }

    /// <returns>The message's id, when the broker has it.</returns>
    public async Task<string> SendAsync(int partition, string key, byte[] value)
    {
        var now = Stopwatch.GetTimestamp();
        var taken = await _producer.ProduceAsync(
            new TopicPartition(broker.Topics.Input, partition), new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(key), Value = value });
        var id = $"{taken.Topic}/{taken.Partition.Value}/{taken.Offset.Value}";
        _sent[id] = now;
        return id;
    }

    public void Dispose() => _producer.Dispose();
}
