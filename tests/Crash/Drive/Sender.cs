using System.Diagnostics;
using Confluent.Kafka;
using ScenarioOrleans.Crash.Tests.Checks;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Crash.Tests.Workload;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>The program that sends requests, and enters in the ledger what has to come of them. One caller at a time.</summary>
internal sealed class Sender : IDisposable
{
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly Generator _requests;
    private readonly Ledger _ledger;
    private readonly Random _partitions;

    public Sender(string bootstrapServers, Generator requests, Ledger ledger, int seed)
    {
        (_requests, _ledger, _partitions) = (requests, ledger, new Random(seed));
        _producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig(ClientPatience.Settings)
        {
            BootstrapServers = bootstrapServers,
            EnableIdempotence = true,
            MaxInFlight = 1,
            LingerMs = 2,
            MessageTimeoutMs = 120_000,
            RetryBackoffMs = 10,
        }).SetLogHandler(static (_, _) => { }).Build();
    }

    /// <summary>Messages that the broker has.</summary>
    public long Sent { get; private set; }

    public Task SendAsync(int count) => SendAsync(Enumerable.Range(0, count).Select(_ => _requests.Next()).ToArray());

    public async Task SendAsync(IReadOnlyList<SentRequest> requests)
    {
        var sentAt = Stopwatch.GetTimestamp();
        var written = await Task.WhenAll(requests.Select(request => _producer.ProduceAsync(
            new TopicPartition(Topics.Input, _partitions.Next(Topics.Partitions)), new Message<byte[]?, byte[]?> { Value = request.Value })));
        foreach (var (request, report) in requests.Zip(written))
        {
            _ledger.Enter($"{report.Topic}/{report.Partition.Value}/{report.Offset.Value}", request, sentAt);
        }

        Sent += requests.Count;
    }

    public void Dispose() => _producer.Dispose();
}
