using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>
/// Waits for what must still happen before messages are done. What fails for good ends in a dead letter that says what it was, and does not
/// hold up the rest. Thread-safe.
/// </summary>
public sealed class Completions(Attempts attempts, LetterDelivery letters)
{
    /// <summary>Completes when nothing is left to do.</summary>
    /// <exception cref="OperationCanceledException">The partitions were revoked.</exception>
    public Task CompleteAsync(Handled handled, CancellationToken revoked) => handled.Pending switch
    {
        null or [] => Task.CompletedTask,
        [var only] => CompleteAsync(only, revoked),
        var several => Task.WhenAll(several.Select(completion => CompleteAsync(completion, revoked))),
    };

    private async Task CompleteAsync(DeferredCompletion completion, CancellationToken revoked)
    {
        try
        {
            // It waits for a publish interval, perhaps: a bad probe of whether a dependency works again.
            await attempts.RunAsync(completion.What, int.MaxValue, cancel => RunAsync(completion, cancel), revoked, last: true);
        }
        catch (Exception failure) when (!revoked.IsCancellationRequested)
        {
            var (topic, partition, offset) = completion.Source;
            var message = new IncomingMessage { Topic = topic, Partition = partition, Offset = offset, ValueIsNull = true };
            var text = $"{completion.What} failed for good, what it is about counts: {failure.GetType().Name}: {failure.Message}";
            await letters.DeliverAsync(message, DeadLetterCodes.NotCompleted, text, missing: null, revoked);
        }
    }

    private static async Task<bool> RunAsync(DeferredCompletion completion, CancellationToken cancel)
    {
        await completion.CompleteAsync(cancel);
        return true;
    }
}
