using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Cli.Tests.DeadLetters;

/// <summary>A broker with the service's topics, what the service buried there, and settings that lead to it.</summary>
internal sealed class LetterBox : IDisposable
{
    public const string Input = "Scenario-Execute";
    public const string Letters = "Scenario-Execute.DLT";
    public static readonly DateTimeOffset Time = new(2024, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly EmbeddedBroker _broker = EmbeddedBroker.Start();
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<IProducer<byte[]?, byte[]?>> _producer;

    public LetterBox()
    {
        _broker.CreateTopic(Input, 2);
        _broker.CreateTopic(Letters, 2);
        _producer = new(() => new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = _broker.BootstrapServers, LingerMs = 0 }).Build());
        File.WriteAllText(_folder[".env"], $"KAFKA_BOOTSTRAP_SERVERS={_broker.BootstrapServers}\n");
    }

    /// <summary>Runs a command on dead letters against this broker.</summary>
    public Task<CommandRun> RunAsync(params string[] args) =>
        CommandRun.OfAsync(["dead-letters", .. args, "--env-file", _folder[".env"], "--timeout", "20"]);

    /// <summary>A message as it came, from partition 1.</summary>
    public static IncomingMessage Message(long offset, string value = """{"event":"rollup","organizationId":"org-1","weekly":[]}""") => new()
    {
        Topic = Input,
        Partition = 1,
        Offset = offset,
        TimestampMilliseconds = Time.AddMinutes(offset).ToUnixTimeMilliseconds(),
        Key = "org-1"u8.ToArray(),
        Value = Encoding.UTF8.GetBytes(value),
        Headers = [new("own", [4, 255]), new("traceparent", "00-1"u8.ToArray())],
        DeliveryCount = 6,
    };

    /// <summary>Buries a message as the service does.</summary>
    public Task BuryAsync(IncomingMessage message, string code = DeadLetterCodes.RetriesExhausted, int partition = 0) =>
        WriteAsync(DeadLetterRecord.Of(message, Letters, "group", code, "storage is slow"), partition);

    /// <summary>Buries what the topic would not take whole.</summary>
    public Task BuryWithoutValueAsync(IncomingMessage message) =>
        WriteAsync(DeadLetterRecord.WithoutValue(DeadLetterRecord.Of(message, Letters, "group", DeadLetterCodes.RetriesExhausted, "slow")), 0);

    /// <summary>What is on the input topic now.</summary>
    public IReadOnlyList<ConsumeResult<byte[], byte[]>> ReadInput(int count)
    {
        using var reader = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = _broker.BootstrapServers, GroupId = "reader", EnableAutoCommit = false }).Build();
        reader.Assign(new TopicPartitionOffset[] { new(Input, 0, Offset.Beginning), new(Input, 1, Offset.Beginning) });
        var read = new List<ConsumeResult<byte[], byte[]>>();
        while (read.Count < count)
        {
            read.Add(reader.Consume(TimeSpan.FromSeconds(30)) ?? throw new TimeoutException($"{read.Count} records of {count} on {Input}."));
        }

        return read;
    }

    public void Dispose()
    {
        if (_producer.IsValueCreated)
        {
            _producer.Value.Dispose();
        }

        _folder.Dispose();
        _broker.Dispose();
    }

    private async Task WriteAsync(OutgoingRecord record, int partition)
    {
        var message = new Message<byte[]?, byte[]?>
        {
            Key = record.Key,
            Value = record.ValueIsNull ? null : record.Value.ToArray(),
            Headers = [],
            Timestamp = new Timestamp(record.TimestampMilliseconds!.Value, TimestampType.CreateTime),
        };
        foreach (var header in record.Headers)
        {
            message.Headers.Add(header.Key, header.Value);
        }

        await _producer.Value.ProduceAsync(new TopicPartition(Letters, partition), message);
    }
}
