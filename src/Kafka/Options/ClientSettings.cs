using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Options;

/// <summary>
/// The librdkafka settings of each client: what the options pass through, then what the service relies on.
/// The latter cannot be overridden, since its guarantees rest on it.
/// </summary>
public static class ClientSettings
{
    /// <summary>The embedded broker holds an empty fetch for its whole time, even when messages arrive meanwhile.</summary>
    private static readonly TimeSpan EmbeddedFetchWait = TimeSpan.FromMilliseconds(5);

    /// <summary>Whoever reads to the end of a topic wants to hear of the end soon.</summary>
    private static readonly TimeSpan ReaderFetchWait = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Fetched ahead: enough for tenths of a second at full speed. The client's own defaults allow more than twice as much, which is
    /// memory that holds nothing of use.
    /// </summary>
    private const int QueuedKibibytes = 32 * 1_024;

    private const int FetchBytes = 16 << 20;

    /// <summary>From this version of the client on, a partition whose queue is full rests for a second unless it is told otherwise.</summary>
    private const int QueueBackoffVersion = 0x020200ff;

    private const string QueueBackoff = "fetch.queue.backoff.ms";
    private const string QueueBackoffMilliseconds = "10";

    /// <summary>
    /// The debug context in which the client says that the id of a topic has changed, before it reads anything of the other one. It says so nowhere
    /// else: there need be no rebalance, and no error where the other topic's log is as long as what was read.
    /// </summary>
    private const string TopicIdContext = "metadata";

    /// <summary>What the service sets itself, and the option by which it may be changed; null: it may not.</summary>
    private static readonly Dictionary<string, string?> Owned = new(StringComparer.Ordinal)
    {
        ["bootstrap.servers"] = nameof(KafkaOptions.BootstrapServers),
        ["metadata.broker.list"] = nameof(KafkaOptions.BootstrapServers),
        ["client.id"] = nameof(KafkaOptions.ClientId),
        ["group.id"] = nameof(KafkaOptions.GroupId),
        ["group.protocol"] = nameof(KafkaOptions.GroupProtocol),
        ["group.instance.id"] = nameof(KafkaOptions.InstanceId),
        ["partition.assignment.strategy"] = nameof(KafkaOptions.Assignor),
        ["session.timeout.ms"] = nameof(KafkaOptions.SessionTimeout),
        ["heartbeat.interval.ms"] = nameof(KafkaOptions.HeartbeatInterval),
        ["max.poll.interval.ms"] = nameof(KafkaOptions.MaxPollInterval),
        ["fetch.wait.max.ms"] = nameof(KafkaOptions.FetchWait),
        ["auto.offset.reset"] = null,
        ["enable.auto.commit"] = null,
        ["enable.auto.offset.store"] = null,
        ["enable.partition.eof"] = null,
        ["enable.idempotence"] = null,
        ["acks"] = null,
        ["request.required.acks"] = null,
        ["linger.ms"] = nameof(KafkaOptions.Linger),
        ["queue.buffering.max.ms"] = nameof(KafkaOptions.Linger),
        ["compression.type"] = nameof(KafkaOptions.Compression),
        ["compression.codec"] = nameof(KafkaOptions.Compression),
        ["message.max.bytes"] = nameof(KafkaOptions.MaxMessageBytes),
        ["message.timeout.ms"] = nameof(KafkaOptions.DeliveryTimeout),
        ["delivery.timeout.ms"] = nameof(KafkaOptions.DeliveryTimeout),
        ["transactional.id"] = nameof(KafkaOptions.TransactionalId),
        ["transaction.timeout.ms"] = nameof(KafkaOptions.TransactionTimeout),
    };

    /// <summary>One line for each setting passed through that the service owns.</summary>
    public static IEnumerable<string> Refusals(KafkaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Refusals(nameof(options.Client), options.Client)
            .Concat(Refusals(nameof(options.Consumer), options.Consumer))
            .Concat(Refusals(nameof(options.Producer), options.Producer));
    }

    /// <summary>For the consumer: from the earliest offset, commits only by hand, partitions moved one by one.</summary>
    public static ConsumerConfig ForConsumer(KafkaOptions options, string bootstrapServers)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = Reading(options, options.Consumer, bootstrapServers);
        config.MaxPollIntervalMs = Milliseconds(options.MaxPollInterval);
        config.FetchWaitMaxMs = Milliseconds(options.UsesEmbeddedBroker ? EmbeddedFetchWait : options.FetchWait);
        // The topic is known: not turning its name into a string for each message saves the allocation.
        config.ConsumeResultFields = "headers,timestamp";
        config.Debug = string.IsNullOrEmpty(config.Debug) ? TopicIdContext : $"{config.Debug},{TopicIdContext}";
        SetGroup(config, options);
        config.QueuedMaxMessagesKbytes ??= QueuedKibibytes;
        config.FetchMaxBytes ??= FetchBytes;
        if (Library.Version >= QueueBackoffVersion && config.Get(QueueBackoff) is null)
        {
            config.Set(QueueBackoff, QueueBackoffMilliseconds);
        }

        return config;
    }

    /// <summary>For the producer: idempotent, written by all replicas in sync, keys to the same partition as Java's clients.</summary>
    public static ProducerConfig ForProducer(KafkaOptions options, string bootstrapServers)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = new ProducerConfig(Merge(options.Client, options.Producer))
        {
            BootstrapServers = bootstrapServers,
            ClientId = options.ClientId,
            EnableIdempotence = true,
            Acks = Acks.All,
            LingerMs = options.Linger.TotalMilliseconds,
            MessageMaxBytes = options.MaxMessageBytes,
            MessageTimeoutMs = Milliseconds(options.DeliveryTimeout),
            DeliveryReportFields = "none",
        };
        config.Set("compression.type", options.Compression);
        config.Partitioner ??= Partitioner.Murmur2Random;
        return config;
    }

    /// <summary>As <see cref="ForProducer"/>, with transactions: nothing may take longer than one lasts.</summary>
    public static ProducerConfig ForTransactions(KafkaOptions options, string bootstrapServers)
    {
        var config = ForProducer(options, bootstrapServers);
        config.TransactionalId = options.EffectiveTransactionalId;
        config.TransactionTimeoutMs = Milliseconds(options.TransactionTimeout);
        config.MessageTimeoutMs = Math.Min(config.MessageTimeoutMs ?? int.MaxValue, Milliseconds(options.TransactionTimeout));
        return config;
    }

    /// <summary>
    /// For looking at topics from outside: never joins the group (the client wants a name all the same), never commits, says where a
    /// partition ends, and does not show what a transaction took back.
    /// </summary>
    public static ConsumerConfig ForReader(KafkaOptions options, string bootstrapServers)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = Reading(options, [], bootstrapServers);
        config.IsolationLevel = IsolationLevel.ReadCommitted;
        config.FetchWaitMaxMs = Milliseconds(ReaderFetchWait);
        return config;
    }

    /// <summary>For administration: only what every client gets.</summary>
    public static AdminClientConfig ForAdmin(KafkaOptions options, string bootstrapServers)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new AdminClientConfig(Merge(options.Client, []))
        {
            BootstrapServers = bootstrapServers,
            ClientId = options.ClientId,
        };
    }

    /// <summary>What all who read have in common.</summary>
    private static ConsumerConfig Reading(KafkaOptions options, Dictionary<string, string> own, string bootstrapServers) => new(Merge(options.Client, own))
    {
        BootstrapServers = bootstrapServers,
        ClientId = options.ClientId,
        GroupId = options.GroupId,
        AutoOffsetReset = AutoOffsetReset.Earliest,
        EnableAutoCommit = false,
        EnableAutoOffsetStore = false,
        // Says where a log ends, which messages alone do not: it may end with the marker of a transaction.
        EnablePartitionEof = true,
    };

    /// <summary>The client refuses settings of the classic protocol that the broker makes in the other.</summary>
    private static void SetGroup(ConsumerConfig config, KafkaOptions options)
    {
        if (!string.IsNullOrEmpty(options.InstanceId))
        {
            config.GroupInstanceId = options.InstanceId;
        }

        if (options.GroupProtocol != KafkaOptions.ClassicProtocol)
        {
            config.Set("group.protocol", options.GroupProtocol);
            return;
        }

        config.SessionTimeoutMs = Milliseconds(options.SessionTimeout);
        config.HeartbeatIntervalMs = Milliseconds(options.HeartbeatInterval);
        config.Set("partition.assignment.strategy", options.Assignor);
    }

    private static IEnumerable<string> Refusals(string section, Dictionary<string, string> settings) =>
        from setting in settings
        where Owned.ContainsKey(setting.Key)
        let remedy = Owned[setting.Key] is { } option
            ? $"it is set by {KafkaOptions.Section}:{option}"
            : "it cannot be changed, because the service relies on it"
        select $"{KafkaOptions.Section}:{section}:{setting.Key} is '{setting.Value}' but the service sets {setting.Key} itself. Remove it; {remedy}.";

    private static Dictionary<string, string> Merge(Dictionary<string, string> common, Dictionary<string, string> own)
    {
        var merged = new Dictionary<string, string>(common, StringComparer.Ordinal);
        foreach (var setting in own)
        {
            merged[setting.Key] = setting.Value;
        }

        return merged;
    }

    private static int Milliseconds(TimeSpan time) => (int)time.TotalMilliseconds;
}
