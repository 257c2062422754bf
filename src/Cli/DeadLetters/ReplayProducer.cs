using Confluent.Kafka;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Sends messages again, each to the partition where it stood, in the order of the calls.</summary>
internal sealed class ReplayProducer : IDisposable
{
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly int _partitions;

    /// <param name="options">Where the broker is.</param>
    /// <param name="partitions">How many partitions the topic has now: a partition that is gone is chosen by the key.</param>
    /// <param name="limit">How long the broker may take for a message.</param>
    public ReplayProducer(KafkaOptions options, int partitions, TimeSpan limit)
    {
        var config = ClientSettings.ForProducer(options, options.BootstrapServers!);
        config.MessageTimeoutMs = (int)limit.TotalMilliseconds;
        _partitions = partitions;
        _producer = ClientBuild.Of(new ProducerBuilder<byte[]?, byte[]?>(config).SetErrorHandler((_, _) => { }).SetLogHandler((_, _) => { }).Build);
    }

    /// <returns>Where the message stands now.</returns>
    /// <exception cref="CommandException">The broker did not confirm it.</exception>
    public async Task<RecordPosition> SendAsync(DeadLetter letter, bool keepTime)
    {
        var source = letter.Source!.Value;
        var target = new TopicPartition(source.Topic, source.Partition < _partitions ? source.Partition : Partition.Any);
        try
        {
            var written = await _producer.ProduceAsync(target, ReplayMessage.Of(letter, keepTime));
            return new RecordPosition(source.Topic, written.Partition.Value, written.Offset.Value);
        }
        catch (ProduceException<byte[]?, byte[]?> failure)
        {
            throw CommandException.Environment($"{source} is not confirmed: {failure.Error.Reason}", failure);
        }
    }

    public void Dispose() => _producer.Dispose();
}
