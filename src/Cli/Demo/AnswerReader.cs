using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>
/// Reads the response topic from its present end on, on a thread of its own, and hands over the decoded answers. It belongs to no
/// consumer group, so it starts at once.
/// </summary>
internal sealed class AnswerReader : IAsyncDisposable
{
    private static readonly TimeSpan PollLimit = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MetadataLimit = TimeSpan.FromSeconds(10);

    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly Action<string, ReadOnlyMemory<byte>> _onAnswer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    /// <exception cref="KafkaException">The broker or the topic is not there.</exception>
    public AnswerReader(string bootstrapServers, string topic, Action<string, ReadOnlyMemory<byte>> onAnswer)
    {
        _onAnswer = onAnswer;
        _consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "scenario-demo-view",
            EnableAutoCommit = false,
            // The embedded broker holds an empty fetch for its whole time.
            FetchWaitMaxMs = 5,
        }).Build();
        _consumer.Assign(EndOf(topic));
        _loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Faults if reading fails; otherwise ends with <see cref="DisposeAsync"/>.</summary>
    public Task Reading => _loop;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _consumer.Dispose();
        _stop.Dispose();
    }

    private List<TopicPartitionOffset> EndOf(string topic)
    {
        using var admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
        var metadata = admin.GetMetadata(topic, MetadataLimit).Topics.Single();
        return metadata.Partitions.ConvertAll(partition =>
        {
            var place = new TopicPartition(topic, partition.PartitionId);
            return new TopicPartitionOffset(place, _consumer.QueryWatermarkOffsets(place, MetadataLimit).High);
        });
    }

    private void Loop()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (_consumer.Consume(PollLimit) is { Message: { Key: not null, Value: not null } message })
            {
                if (!PayloadEncoder.TryDecode(message.Value, FoldLimits.Default, out var answer, out var fault))
                {
                    throw new InvalidDataException($"An answer cannot be decoded: {fault!.Code}: {fault.Message}");
                }

                _onAnswer(Encoding.UTF8.GetString(message.Key), answer);
            }
        }
    }
}
