using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Handling;

/// <summary>
/// What must still happen before a message is done, although its effects are durable: its summary must be published, say. Needs none of the
/// message's bytes.
/// </summary>
/// <param name="What">What is waited for, as a log line or a dead letter calls it.</param>
/// <param name="Source">The message that it is about; of several, the last.</param>
/// <param name="CompleteAsync">
/// Completes when it has happened. Called again after a transient failure, for as long as it takes; a permanent one ends in a dead letter. The
/// token is set when the result no longer counts.
/// </param>
public sealed record DeferredCompletion(string What, RecordPosition Source, Func<CancellationToken, Task> CompleteAsync);
