using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Kafka.Transactions;

/// <summary>The transactional producer of the process.</summary>
public sealed class KafkaTransactionClient(
    IBrokerAddress address, TopicLimits limits, BrokerWatch watch, IOptions<KafkaOptions> options, ILogger<KafkaTransactionClient> logger)
    : ITransactionClient, IDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _limit = options.Value.TransactionTimeout;
    private readonly object _use = new();
    private IProducer<byte[]?, byte[]?>? _client;
    private bool _disposed;

    public void Init() => Use(() =>
    {
        _client?.Dispose();
        _client = null;
        _client = Build();
        _client.InitTransactions(_limit);
    });

    public void Begin() => Use(() => Client.BeginTransaction());

    public void Produce(string topic, Message<byte[]?, byte[]?> message, Action<Error> onReport) =>
        Use(() => Client.Produce(topic, message, report => onReport(report.Error)));

    public void Drain() => Use(() => Client.Flush(DrainTime));

    public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata group) =>
        Use(() => Client.SendOffsetsToTransaction(offsets, group, _limit));

    public void Commit() => Use(() => Client.CommitTransaction(_limit));

    /// <summary>
    /// A client in the middle of a call, which may wait for a broker that does not answer, is left to the end of the process: to take it away from
    /// the call would end the process at once.
    /// </summary>
    public void Dispose()
    {
        if (Monitor.TryEnter(_use))
        {
            _disposed = true;
            _client?.Dispose();
            Monitor.Exit(_use);
        }
    }

    private void Use(Action call)
    {
        lock (_use)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            call();
        }
    }

    private IProducer<byte[]?, byte[]?> Client => _client ?? throw new InvalidOperationException("There are no transactions before Init.");

    private IProducer<byte[]?, byte[]?> Build()
    {
        var config = ClientSettings.ForTransactions(options.Value, address.BootstrapServers);
        config.BatchSize = limits.BatchBytes(config.BatchSize);
        // Whatever else it reports comes as the failure of a transaction.
        var client = ClientBuild.Of(new ProducerBuilder<byte[]?, byte[]?>(config)
            .SetErrorHandler((_, error) => watch.Tells(error))
            .SetLogHandler((_, line) => watch.Log(logger, line))
            .Build);
        MetadataPrefetch.AskInBackground(client.Handle, [options.Value.ResponseTopic, options.Value.EffectiveDeadLetterTopic], logger);
        return client;
    }
}
