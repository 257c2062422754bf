using Confluent.Kafka;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Handling;

/// <summary>
/// Handles many small messages together. The contract of <see cref="IMessageHandler"/> holds for each of them.
/// </summary>
public interface IBatchHandler
{
    /// <summary>Whether a message may be one of those that are handled together. Called by the poll thread: must be quick.</summary>
    bool Accepts(ReadOnlySpan<byte> value, Headers? headers);

    /// <summary>
    /// Completes when the effects of all messages that are not refused are durable and nothing reads the batch any more. Throwing means:
    /// nothing is known of any of them; each may be handled again, in a batch or by itself.
    /// </summary>
    Task<BatchOutcome> HandleAsync(MessageBatch batch, CancellationToken cancel);
}
