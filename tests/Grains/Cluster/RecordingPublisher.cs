using System.Collections.Concurrent;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Grains.Tests.Cluster;

/// <summary>A publisher that keeps what it was given, in order, and confirms when it is told to.</summary>
public sealed class RecordingPublisher : IAnswerPublisher
{
    private readonly ConcurrentQueue<(string Key, AnswerEnvelope Envelope)> _answers = new();

    public IReadOnlyList<(string Key, AnswerEnvelope Envelope)> Answers => [.. _answers];

    /// <summary>What the next calls wait for; completed by default.</summary>
    public Task Confirmation { get; set; } = Task.CompletedTask;

    public Task PublishAsync(string key, AnswerEnvelope envelope, CancellationToken cancel)
    {
        _answers.Enqueue((key, envelope));
        return Confirmation;
    }
}
