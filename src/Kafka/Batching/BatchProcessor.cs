using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Processing;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>Brings a batch to where its bytes are no longer needed. Thread-safe.</summary>
public sealed partial class BatchProcessor(
    IEnumerable<IBatchHandler> handlers, Attempts attempts, IOptions<KafkaOptions> options, ILogger<BatchProcessor> logger)
{
    private readonly IBatchHandler? _handler = handlers.FirstOrDefault();

    /// <summary>Completes when the effects of a batch are durable.</summary>
    /// <returns>Null if it failed at every attempt, or for good: its messages have to be handled one by one.</returns>
    /// <exception cref="OperationCanceledException">All of its partitions were revoked.</exception>
    public async Task<BatchOutcome?> ProcessAsync(MessageBatch batch, CancellationToken revoked)
    {
        ArgumentNullException.ThrowIfNull(batch);
        try
        {
            return await attempts.RunAsync("A batch", options.Value.MaxAttempts, cancel => _handler!.HandleAsync(batch, cancel), revoked);
        }
        catch (Exception failure) when (!revoked.IsCancellationRequested)
        {
            LogFailed(failure, batch.Count);
            return null;
        }
    }
}
