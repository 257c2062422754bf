using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;
using ScenarioOrleans.Kafka.Tests.Support;
using ScenarioOrleans.Kafka.Transactions;

namespace ScenarioOrleans.Kafka.Tests.Transactions;

/// <summary>One process's outbox and transactions on a fake broker, with one partition of the input.</summary>
internal sealed class TransactionRig : IDisposable
{
    private static readonly TopicPartition Partition = new("in", 0);

    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly KafkaInstruments _instruments;
    private readonly Assignment _assignment = new();
    private readonly TransactionCommitter _run;
    private readonly InputConsumer _consumer;

    public TransactionRig(FakeTransactions broker, int maxInFlightBytes = 1_000_000, bool joinsGroup = false)
    {
        var options = Microsoft.Extensions.Options.Options.Create(
            new KafkaOptions { JoinGroup = joinsGroup, InputTopic = "in", ResponseTopic = "out", MaxInFlightBytes = maxInFlightBytes, TransactionalId = "tx" });
        _instruments = new KafkaInstruments(_metrics.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        Limits = new TopicLimits(options);
        Work = new PartitionState(Partition, broker.Offsets.GetValueOrDefault(Partition));
        _assignment.Add(Work);
        Outbox = new TransactionOutbox(_assignment, Gate, Limits, options);
        _consumer = FakeConsumer.Create(
            ("get_ConsumerGroupMetadata", _ => null),
            ("get_MemberId", _ => MemberId),
            ("Committed", arguments => ((IEnumerable<TopicPartition>)arguments[0]!)
                .Select(partition => new TopicPartitionOffset(partition, broker.Offsets.TryGetValue(partition, out var offset) ? offset : Offset.Unset)).ToList()));
        _run = new TransactionCommitter(broker, Outbox, Limits, Gate, Faults, Watches.Idle(TimeProvider.System), _instruments, options, NullLogger<TransactionCommitter>.Instance);
    }

    public ConsumptionPause Gate { get; } = new();

    public FatalErrorSource Faults { get; } = new();

    public TopicLimits Limits { get; }

    public PartitionState Work { get; private set; }

    public TransactionOutbox Outbox { get; }

    /// <summary>A message is received, answered and done.</summary>
    public void Answer(params IEnumerable<long> offsets)
    {
        foreach (var offset in offsets)
        {
            HandOver(offset).IsCompletedSuccessfully.ShouldBeTrue();
            Work.Complete(offset);
        }
    }

    public void Receive(params IEnumerable<long> offsets)
    {
        foreach (var offset in offsets)
        {
            Work.TryBegin(offset);
        }
    }

    public Task HandOver(long offset, string? value = null) => Outbox.ProduceAsync(
        new OutgoingRecord(null, null, Encoding.UTF8.GetBytes(value ?? Text(offset)), [], null) { MaySplit = true, Source = new RecordPosition("in", 0, offset) },
        CancellationToken.None);

    /// <summary>A record that is about no message of its own.</summary>
    public Task HandOverLoose(string value, CancellationToken cancel = default) =>
        Outbox.ProduceAsync(new OutgoingRecord(null, null, Encoding.UTF8.GetBytes(value), [], null), cancel);

    public bool Commit()
    {
        var offset = Work.Committable;
        (PartitionState Work, long Offset)[] due = offset > Work.Committed ? [(Work, offset)] : [];
        return _run.Commit(_consumer, due);
    }

    /// <summary>The id that the group knows this process by.</summary>
    public string MemberId { get; set; } = string.Empty;

    /// <summary>The partition goes away to another member.</summary>
    public void Revoke()
    {
        Work.EndCommits();
        _assignment.Remove([Partition]);
    }

    /// <summary>The partition goes away and comes back.</summary>
    public void Reassign() => Reassign(Work.Committed);

    public void Reassign(long committed)
    {
        Work.EndCommits();
        Work = new PartitionState(Partition, committed);
        _assignment.Add(Work);
    }

    public void Dispose()
    {
        Outbox.Dispose();
        _instruments.Dispose();
        _metrics.Dispose();
    }

    public static string Text(long offset) => offset.ToString(CultureInfo.InvariantCulture);

    public static IEnumerable<string> Values(FakeTransactions broker) => broker.Records.Select(record => Encoding.UTF8.GetString(record.Value!));
}
