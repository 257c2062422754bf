using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>
/// Writes a dead letter for as long as it takes. Meanwhile consumption is held: more messages would only add to those that can go neither way.
/// Thread-safe.
/// </summary>
public sealed partial class LetterDelivery(
    DeadLetterWriter letters, ConsumptionPause pause, Backoff backoff, BrokerWatch watch, TimeProvider time, ILogger<LetterDelivery> logger)
{
    private readonly Thinning _thinning = new(time);

    /// <summary>Completes when the letter is written.</summary>
    /// <param name="message">The message.</param>
    /// <param name="code">Why.</param>
    /// <param name="text">Why, in words.</param>
    /// <param name="missing">The parts that it is about; null: the message as a whole.</param>
    /// <param name="revoked">The message's partition was taken away: whoever has it next writes it.</param>
    public async Task DeliverAsync(IncomingMessage message, string code, string text, ListHeader? missing, CancellationToken revoked)
    {
        PauseReason? hold = null;
        try
        {
            for (var failures = 1; ; failures++)
            {
                try
                {
                    await (missing is null ? letters.SendAsync(message, code, text, revoked) : letters.SendAsync(message, code, text, missing, revoked));
                    return;
                }
                catch (Exception refused) when (!revoked.IsCancellationRequested)
                {
                    if (hold is null)
                    {
                        Tell(message.MessageId, refused.Message);
                        hold = pause.Add($"dead letters cannot be written: {refused.Message}", pauses: true);
                    }
                }

                await backoff.PauseAsync(failures, revoked);
            }
        }
        finally
        {
            hold?.Dispose();
        }
    }

    /// <summary>One a minute, and none while Kafka does not answer, which is told elsewhere.</summary>
    private void Tell(string messageId, string reason)
    {
        if (!watch.IsAway && _thinning.Lets(nameof(LogRefused)))
        {
            LogRefused(messageId, reason);
        }
    }
}
