using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>Brings a message to where its bytes are no longer needed: handled, or written as a dead letter after the last attempt. Thread-safe.</summary>
public sealed partial class MessageProcessor(
    IMessageHandler handler, Attempts attempts, LetterDelivery letters, IOptions<KafkaOptions> options, ILogger<MessageProcessor> logger)
{
    private readonly int _most = options.Value.MaxAttempts;

    /// <summary>Completes when the message's effects are durable, or its dead letter is.</summary>
    /// <exception cref="OperationCanceledException">The message's partition was revoked: not done, and to be delivered again.</exception>
    public async Task<Handled> ProcessAsync(IncomingMessage message, CancellationToken revoked)
    {
        var count = 0;
        try
        {
            return await attempts.RunAsync(
                $"Message {message.MessageId}",
                _most,
                cancel => handler.HandleAsync(++count == 1 ? message : message with { DeliveryCount = count }, cancel),
                revoked);
        }
        catch (Exception failure) when (!revoked.IsCancellationRequested)
        {
            return await GiveUpAsync(message with { DeliveryCount = count }, failure, revoked);
        }
    }

    /// <summary>Writes the dead letter of what is not done, and returns what is left to do for what is.</summary>
    private async Task<Handled> GiveUpAsync(IncomingMessage message, Exception failure, CancellationToken revoked)
    {
        LogExhausted(failure, message.MessageId, message.DeliveryCount);
        var plan = await AssessAsync(message, revoked);
        if (plan.Missing is not { Items.Count: 0 })
        {
            var text = $"{failure.GetType().Name}: {failure.Message} ({message.DeliveryCount} attempts)";
            await letters.DeliverAsync(message, DeadLetterCodes.RetriesExhausted, text, plan.Missing, revoked);
        }

        return plan.Handled;
    }

    /// <summary>What of a message is done nevertheless; asked for as often as the message was tried.</summary>
    private async Task<GiveUpPlan> AssessAsync(IncomingMessage message, CancellationToken revoked)
    {
        try
        {
            return await attempts.RunAsync(
                $"finding out what of {message.MessageId} is done", _most, cancel => handler.AssessAsync(message, last: false, cancel), revoked);
        }
        catch (Exception) when (!revoked.IsCancellationRequested)
        {
            return await handler.AssessAsync(message, last: true, revoked);
        }
    }
}
