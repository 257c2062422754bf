using System.Diagnostics;
using Confluent.Kafka;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Cli.Kafka;

/// <summary>
/// Reads a topic up to where it ended at the start, partition by partition in no order between them, and without taking part in any group:
/// nothing is committed, and nobody's partitions move.
/// </summary>
/// <param name="options">Where the broker is.</param>
/// <param name="silence">How long the broker may send nothing at all before that counts as a failure.</param>
internal sealed class TopicScan(KafkaOptions options, TimeSpan silence) : IDisposable
{
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(100);

    private readonly IConsumer<byte[]?, byte[]?> _consumer = ClientBuild.Of(new ConsumerBuilder<byte[]?, byte[]?>(ClientSettings.ForReader(options, options.BootstrapServers!))
        .SetErrorHandler((_, _) => { })
        .SetLogHandler((_, _) => { })
        .Build);

    /// <summary>How many partitions a topic has.</summary>
    /// <exception cref="CommandException">The broker does not answer, or has no such topic.</exception>
    public int CountPartitions(string topic)
    {
        // Asking for the one topic would create it on brokers that create what is asked for.
        using var admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
        var found = Ask(() => admin.GetMetadata(silence)).Topics.Find(known => known.Topic == topic && !known.Error.IsError);
        return found?.Partitions.Count ?? throw CommandException.Environment($"{options.BootstrapServers} has no topic {topic}");
    }

    /// <summary>The records of all partitions.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="since">Records before this time may be left out; null: all.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="CommandException">The broker does not answer.</exception>
    public IEnumerable<ConsumeResult<byte[]?, byte[]?>> Read(string topic, DateTimeOffset? since, CancellationToken cancel)
    {
        var partitions = Enumerable.Range(0, CountPartitions(topic)).Select(at => new TopicPartition(topic, at)).ToList();
        var ends = partitions.ToDictionary(partition => partition, partition => Ask(() => _consumer.QueryWatermarkOffsets(partition, silence)));
        var open = partitions.Where(partition => ends[partition].High.Value > ends[partition].Low.Value).ToHashSet();
        _consumer.Assign(Starts([.. open], since));
        var heard = Stopwatch.GetTimestamp();
        while (open.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            if (Ask(() => _consumer.Consume(PollTime)) is not { } record)
            {
                if (Stopwatch.GetElapsedTime(heard) > silence)
                {
                    throw CommandException.Environment($"{options.BootstrapServers} sent nothing of {topic} for {silence.TotalSeconds:F0} s; is it reachable?");
                }

                continue;
            }

            heard = Stopwatch.GetTimestamp();
            var end = ends[record.TopicPartition].High.Value;
            if (!record.IsPartitionEOF && record.Offset.Value < end)
            {
                yield return record;
            }

            // What the end stands on may never be seen: markers of transactions, and what is not committed yet.
            if ((record.IsPartitionEOF || record.Offset.Value >= end - 1) && open.Remove(record.TopicPartition))
            {
                _consumer.IncrementalUnassign([record.TopicPartition]);
            }
        }
    }

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    /// <summary>From the beginning, where nothing later is known to be enough. Some brokers cannot tell offsets by time.</summary>
    private List<TopicPartitionOffset> Starts(List<TopicPartition> partitions, DateTimeOffset? since)
    {
        if (since is { } time && partitions.Count > 0)
        {
            // Numbers below 0 have meanings of their own, such as the end.
            var from = new Timestamp(Math.Max(0, time.ToUnixTimeMilliseconds()), TimestampType.CreateTime);
            var found = Ask(() => _consumer.OffsetsForTimes(partitions.Select(partition => new TopicPartitionTimestamp(partition, from)), silence));
            if (found.Exists(start => start.Offset.Value >= 0))
            {
                return found;
            }
        }

        return partitions.ConvertAll(partition => new TopicPartitionOffset(partition, Offset.Beginning));
    }

    private T Ask<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (KafkaException failure)
        {
            throw CommandException.Environment($"{options.BootstrapServers}: {failure.Error.Reason}", failure);
        }
    }
}
