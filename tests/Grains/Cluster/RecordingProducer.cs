using System.Collections.Concurrent;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Grains.Tests.Cluster;

/// <summary>A producer that keeps what it was given, in order, and confirms when it is told to.</summary>
public sealed class RecordingProducer : IAnswerProducer
{
    private readonly ConcurrentQueue<OutgoingRecord> _records = new();

    public IReadOnlyList<OutgoingRecord> Records => [.. _records];

    /// <summary>What the next calls wait for; completed by default.</summary>
    public Task Confirmation { get; set; } = Task.CompletedTask;

    public Task ProduceAsync(OutgoingRecord record, CancellationToken cancel)
    {
        _records.Enqueue(record);
        return Confirmation;
    }
}
