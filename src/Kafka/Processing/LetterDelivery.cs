using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>
/// Writes a dead letter for as long as it takes. Meanwhile consumption is held: more messages would only add to those that can go neither way.
/// Thread-safe.
/// </summary>
public sealed partial class LetterDelivery(DeadLetters letters, ConsumptionGate gate, Backoff backoff, ILogger<LetterDelivery> logger)
{
    /// <summary>Completes when the letter is written.</summary>
    /// <param name="message">The message.</param>
    /// <param name="code">Why.</param>
    /// <param name="text">Why, in words.</param>
    /// <param name="missing">The parts that it is about; null: the message as a whole.</param>
    /// <param name="revoked">The message's partition was taken away: whoever has it next writes it.</param>
    public async Task DeliverAsync(IncomingMessage message, string code, string text, ListHeader? missing, CancellationToken revoked)
    {
        IDisposable? hold = null;
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
                        LogRefused(refused, message.MessageId);
                        hold = gate.Close($"dead letters cannot be written: {refused.Message}");
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
}
