namespace ScenarioOrleans.Kafka.Options;

/// <summary>
/// How the service reaches Kafka and how much it takes on. Section <c>Kafka</c> (<c>Kafka__GroupId</c> in the environment);
/// the broker, group and topics also by the names that existing deployments use, see <see cref="KafkaOptionsReader"/>.
/// </summary>
public sealed class KafkaOptions
{
    public const string Section = "Kafka";

    /// <summary>One of the values of <see cref="GroupProtocol"/>.</summary>
    internal const string ClassicProtocol = "classic";

    /// <summary>One of the values of <see cref="GroupProtocol"/>.</summary>
    internal const string ConsumerProtocol = "consumer";

    /// <summary>Brokers as <c>host:port</c>, separated by commas. Null or empty: the embedded broker.</summary>
    public string? BootstrapServers { get; set; }

    public string GroupId { get; set; } = "scenario-orleans";

    public string ClientId { get; set; } = "scenario-orleans";

    public string InputTopic { get; set; } = "Scenario-Execute";

    public string ResponseTopic { get; set; } = "Scenario-Execute-Response";

    /// <summary>Null: the input topic's name with <c>.DLT</c> behind it.</summary>
    public string? DeadLetterTopic { get; set; }

    /// <summary>Settings passed to every librdkafka client as they are, such as <c>security.protocol</c>.</summary>
    public Dictionary<string, string> Client { get; init; } = new(StringComparer.Ordinal);

    /// <summary>As <see cref="Client"/>, for the consumer only.</summary>
    public Dictionary<string, string> Consumer { get; init; } = new(StringComparer.Ordinal);

    /// <summary>As <see cref="Client"/>, for the producer only.</summary>
    public Dictionary<string, string> Producer { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Whether topics that are missing at start are created. Otherwise they are an error.</summary>
    public bool CreateTopics { get; set; } = true;

    /// <summary>
    /// 1 to 10,000. Partitions of a topic that this service creates; all else is the broker's default. As many processes can share the input.
    /// </summary>
    public int TopicPartitions { get; set; } = 12;

    /// <summary>1 to 1,000. Partitions of each topic of the embedded broker, which keeps about 5 MB of each.</summary>
    public int EmbeddedPartitions { get; set; } = 12;

    /// <summary>
    /// Whether partitions are shared with the group's other members. False: this process takes all of them, at once, and must be the
    /// only one of its group. Null: shared, unless the broker is embedded, where nobody else is.
    /// </summary>
    public bool? JoinGroup { get; set; }

    /// <summary>
    /// <c>classic</c>; or <c>consumer</c>, which is KIP-848's (Kafka 4.0 and later): the broker then assigns the partitions, and sets the session
    /// timeout and the heartbeats. All members of a group should have the same.
    /// </summary>
    public string GroupProtocol { get; set; } = ClassicProtocol;

    /// <summary>
    /// <c>cooperative-sticky</c>, <c>range</c> or <c>roundrobin</c>. How the members of a classic group share its partitions; all must have the same.
    /// With any but the first every rebalance takes all partitions from all: for the time in which an older consumer with it is replaced.
    /// </summary>
    public string Assignor { get; set; } = "cooperative-sticky";

    /// <summary>
    /// The name of this process in its group, the same after a restart; no two processes may run under the same. One that comes back within
    /// <see cref="SessionTimeout"/> has its partitions again at once, with <c>classic</c> even after it was killed; one that stops keeps them for as
    /// long. Null: each process is new to the group.
    /// </summary>
    public string? InstanceId { get; set; }

    /// <summary>1 second to 30 minutes. The group gives the partitions away when no heartbeat came for this long.</summary>
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>100 ms up to a third of <see cref="SessionTimeout"/>.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>At least <see cref="SessionTimeout"/>, at most a day. The group gives up on a consumer that did not poll for this long.</summary>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>0 to 5 minutes. How long the broker may hold a fetch that has no data.</summary>
    public TimeSpan FetchWait { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>1 to 1,000,000. Messages handed to the handler and not done; above it consumption pauses.</summary>
    public int MaxInFlightMessages { get; set; } = 4096;

    /// <summary>1 to 2^40. Bytes of their keys and values; above it consumption pauses. One message may exceed it.</summary>
    public long MaxInFlightBytes { get; set; } = 64L << 20;

    /// <summary>0 to 1,000,000. The most small messages that are handled together; 0: each is handled by itself.</summary>
    public int MaxBatchMessages { get; set; } = 16_384;

    /// <summary>
    /// 1 to 100,000,000. Messages of one partition that may be received behind one that is not done; then that partition alone pauses.
    /// Bounds what is remembered, and what comes again after a crash.
    /// </summary>
    public int MaxUncommittedMessages { get; set; } = 1_000_000;

    /// <summary>0 to 10 seconds. How long the poll loop waits for room before it pauses its partitions, which drops what was fetched ahead.</summary>
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>10 ms to 1 minute. How often the watermarks are committed.</summary>
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>0 to 5 minutes. How long work in flight may take to finish when its partition moves to another consumer.</summary>
    public TimeSpan RevokeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>0 to 10 minutes. How long work in flight may take to finish when the service stops.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>1 to 1,000. How often a message is given to the handler before it becomes a dead letter.</summary>
    public int MaxAttempts { get; set; } = 6;

    /// <summary>1 ms to 1 minute. The pause before the second attempt; doubled, with jitter, before each further one.</summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>At least <see cref="FirstRetryDelay"/>, at most 10 minutes. The longest pause between attempts.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// 1 to 1,000. So many failures of the storage or the broker in a row, and messages wait instead of failing too; after the first, where the
    /// database says that it is full, gone or damaged.
    /// </summary>
    public int CircuitFailures { get; set; } = 3;

    /// <summary>10 ms to 10 minutes. The pause before one message tries again what did not work; doubled after each that fails.</summary>
    public TimeSpan CircuitPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>At least <see cref="CircuitPause"/>, at most 10 minutes. The longest pause between such tries.</summary>
    public TimeSpan MaxCircuitPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>1,000 to 1,000,000,000. The largest record that the producer sends, in bytes.</summary>
    public int MaxMessageBytes { get; set; } = 20_000_000;

    /// <summary>0 to 1 second. How long the producer waits for more records to send together. At 0 those that come while it is busy do.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.Zero;

    /// <summary><c>none</c>, <c>gzip</c>, <c>snappy</c>, <c>lz4</c> or <c>zstd</c>. The answers are compressed already.</summary>
    public string Compression { get; set; } = "none";

    /// <summary>1 second to 30 minutes. How long a record may take to be written before that attempt counts as failed.</summary>
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Whether answers and dead letters are written in transactions together with the offsets of their messages, so that a consumer that
    /// reads committed records never sees one twice. Costs latency: see docs/adr/0011-exactly-once.md.
    /// </summary>
    public bool ExactlyOnce { get; set; }

    /// <summary>
    /// The name of this process's transactions; no two processes may run under the same. Null: the group and the machine's name.
    /// </summary>
    public string? TransactionalId { get; set; }

    /// <summary>10 ms to 10 seconds. How often what is done is written as a transaction.</summary>
    public TimeSpan TransactionInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// 1 second to 15 minutes. The broker takes a transaction back that lasts longer; for so long a process that died holds up those who
    /// read committed records, and its successor.
    /// </summary>
    public TimeSpan TransactionTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether this process may be handed answers to messages that another process of its cluster has read. With <see cref="ExactlyOnce"/> they are
    /// written here without their offset; elsewhere such an answer comes too late and is refused. The host of a cluster sets it.
    /// </summary>
    public bool AnswersForOthers { get; set; }

    /// <summary>The transactional id, whether named or derived.</summary>
    public string EffectiveTransactionalId => string.IsNullOrEmpty(TransactionalId) ? $"{GroupId}-{Environment.MachineName}" : TransactionalId;

    /// <summary>The topic of dead letters, whether named or derived.</summary>
    public string EffectiveDeadLetterTopic => string.IsNullOrEmpty(DeadLetterTopic) ? InputTopic + ".DLT" : DeadLetterTopic;

    public bool JoinsGroup => JoinGroup ?? !UsesEmbeddedBroker;

    /// <summary>No broker is configured: the service brings its own.</summary>
    public bool UsesEmbeddedBroker => string.IsNullOrEmpty(BootstrapServers);
}
