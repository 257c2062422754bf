using Confluent.Kafka;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Rig.Broker;

/// <summary>Writes messages to the input topic.</summary>
internal static class Filling
{
    private static readonly TimeSpan FlushLimit = TimeSpan.FromMinutes(2);

    /// <summary>Partition after partition in turn.</summary>
    /// <exception cref="KafkaException">A message was not taken.</exception>
    public static void Fill(BenchBroker broker, IEnumerable<(string Key, byte[] Value)> messages, CancellationToken cancel) =>
        Fill(broker, messages.Select((message, index) => (message.Key, message.Value, index % broker.Partitions)), cancel);

    /// <summary>Each where it says.</summary>
    /// <exception cref="KafkaException">A message was not taken.</exception>
    public static void Fill(BenchBroker broker, IEnumerable<(string Key, byte[] Value, int Partition)> messages, CancellationToken cancel)
    {
        Error? refused = null;
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = broker.Bootstrap,
            MessageMaxBytes = 20_000_000,
            LingerMs = 20,
            BatchSize = 1_000_000,
            QueueBufferingMaxMessages = 200_000,
            DeliveryReportFields = "none",
        }).SetErrorHandler((_, error) => refused = error.IsFatal ? error : refused).Build();
        foreach (var (key, value, partition) in messages)
        {
            cancel.ThrowIfCancellationRequested();
            var record = new Message<byte[], byte[]> { Key = System.Text.Encoding.UTF8.GetBytes(key), Value = value };
            Produce(producer, new TopicPartition(broker.Topics.Input, partition), record, Delivered);
        }

        if (producer.Flush(FlushLimit) > 0 || refused is not null)
        {
            throw new KafkaException(refused ?? new Error(ErrorCode.Local_MsgTimedOut));
        }

        void Delivered(DeliveryReport<byte[], byte[]> report) => refused = report.Error.IsError ? report.Error : refused;
    }

    private static void Produce(
        IProducer<byte[], byte[]> producer, TopicPartition target, Message<byte[], byte[]> record, Action<DeliveryReport<byte[], byte[]>> delivered)
    {
        for (; ; )
        {
            try
            {
                producer.Produce(target, record, delivered);
                return;
            }
            catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
