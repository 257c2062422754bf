using Confluent.Kafka;
using ScenarioOrleans.Crash.Tests.Support;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>How far the service has come, as the broker knows it.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TopicPartition[] Inputs =
        [.. Enumerable.Range(0, Topics.Partitions).Select(partition => new TopicPartition(Topics.Input, partition))];

    private readonly IConsumer<byte[]?, byte[]?> _client;

    public Progress(string bootstrapServers) => _client = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig(ClientPatience.Settings)
    {
        BootstrapServers = bootstrapServers,
        GroupId = Topics.Group,
        EnableAutoCommit = false,
    }).SetLogHandler(static (_, _) => { }).Build();

    /// <summary>Messages below the committed offsets; null when the broker did not say.</summary>
    public long? Committed()
    {
        try
        {
            return _client.Committed(Inputs, Limit).Sum(found => Math.Max(0, found.Offset.Value));
        }
        catch (KafkaException)
        {
            return null;
        }
    }

    /// <summary>Messages in the input topic.</summary>
    public long Written() => Inputs.Sum(input => _client.QueryWatermarkOffsets(input, Limit).High.Value);

    /// <summary>Messages that the broker no longer has.</summary>
    public long Dropped() => Inputs.Sum(input => _client.QueryWatermarkOffsets(input, Limit).Low.Value);

    public void Dispose() => _client.Dispose();
}
