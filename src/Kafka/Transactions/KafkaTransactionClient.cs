using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Kafka.Transactions;

/// <summary>The transactional producer of the process.</summary>
public sealed class KafkaTransactionClient(
    BrokerAddress address, TopicLimits limits, IOptions<KafkaOptions> options, ILogger<KafkaTransactionClient> logger)
    : ITransactionClient, IDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _limit = options.Value.TransactionTimeout;
    private IProducer<byte[]?, byte[]?>? _client;

    public void Init()
    {
        _client?.Dispose();
        _client = null;
        _client = Build();
        _client.InitTransactions(_limit);
    }

    public void Begin() => Client.BeginTransaction();

    public void Produce(string topic, Message<byte[]?, byte[]?> message, Action<Error> onReport) =>
        Client.Produce(topic, message, report => onReport(report.Error));

    public void Drain() => Client.Flush(DrainTime);

    public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata group) =>
        Client.SendOffsetsToTransaction(offsets, group, _limit);

    public void Commit() => Client.CommitTransaction(_limit);

    public void Dispose() => _client?.Dispose();

    private IProducer<byte[]?, byte[]?> Client => _client ?? throw new InvalidOperationException("There are no transactions before Init.");

    private IProducer<byte[]?, byte[]?> Build()
    {
        var config = ClientSettings.ForTransactions(options.Value, address.BootstrapServers);
        config.BatchSize = limits.BatchBytes(config.BatchSize);
        var client = new ProducerBuilder<byte[]?, byte[]?>(config)
            .SetErrorHandler((_, _) => { })
            .SetLogHandler((_, line) => ClientLog.Write(logger, line))
            .Build();
        TopicHints.AskInBackground(client.Handle, [options.Value.ResponseTopic, options.Value.EffectiveDeadLetterTopic], logger);
        return client;
    }
}
