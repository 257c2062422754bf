using Confluent.Kafka;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Transactions;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>
/// The embedded broker answers when offsets become part of a transaction, and forgets them: a service that is killed would begin anew each
/// time. So they are committed beside it, after the transaction. A death between the two makes answers come again, as it never would on
/// Kafka's own broker. Passes the points around a transaction's commit.
/// </summary>
internal sealed class RememberedOffsets(ITransactionClient inner, BrokerAddress address, IOptions<KafkaOptions> options, Trigger trigger)
    : ITransactionClient, IDisposable
{
    private readonly Lazy<IConsumer<byte[], byte[]>> _group = new(() => new ConsumerBuilder<byte[], byte[]>(
        new ConsumerConfig { BootstrapServers = address.BootstrapServers, GroupId = options.Value.GroupId, EnableAutoCommit = false })
        .SetLogHandler(static (_, _) => { })
        .Build());

    private TopicPartitionOffset[] _offsets = [];

    public void Init() => inner.Init();

    public void Begin()
    {
        _offsets = [];
        inner.Begin();
    }

    public void Produce(string topic, Message<byte[]?, byte[]?> message, Action<Error> onReport) => inner.Produce(topic, message, onReport);

    public void Drain() => inner.Drain();

    public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata group)
    {
        _offsets = [.. offsets];
        inner.SendOffsets(_offsets, group);
    }

    public void Commit()
    {
        trigger.Pass(KillPoint.InKafkaTransaction);
        inner.Commit();
        trigger.Pass(KillPoint.AfterKafkaTransaction);
        if (_offsets.Length > 0)
        {
            _group.Value.Commit(_offsets);
        }
    }

    public void Dispose()
    {
        (inner as IDisposable)?.Dispose();
        if (_group.IsValueCreated)
        {
            _group.Value.Dispose();
        }
    }
}
