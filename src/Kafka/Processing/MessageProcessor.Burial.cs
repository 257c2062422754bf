using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Processing;

public sealed partial class MessageProcessor
{
    /// <summary>Writes the dead letter of what is not done, and returns what is left to do for what is.</summary>
    private async Task<FollowUp?> BuryAsync(IncomingMessage message, Exception failure, CancellationToken abandoned)
    {
        LogExhausted(failure, message.MessageId, message.DeliveryCount);
        var text = $"{failure.GetType().Name}: {failure.Message} ({message.DeliveryCount} attempts)";
        var plan = await AssessAsync(message, abandoned);
        if (plan.Missing is not { Items.Count: 0 })
        {
            await BuryAsync(message, text, plan.Missing, abandoned);
        }

        return plan.FollowUp;
    }

    private async Task BuryAsync(IncomingMessage message, string text, ListHeader? missing, CancellationToken abandoned)
    {
        try
        {
            await WriteAsync(message, text, missing, abandoned);
        }
        catch (Exception refused) when (!abandoned.IsCancellationRequested)
        {
            LogDeadLetterRefused(refused, message.MessageId);
            using var hold = _gate.Close($"dead letters cannot be written: {refused.Message}");
            await _untilDone.RunAsync(cancel => WriteAsync(message, text, missing, cancel), abandoned);
        }
    }

    private Task WriteAsync(IncomingMessage message, string text, ListHeader? missing, CancellationToken cancel) => missing is null
        ? _deadLetters.SendAsync(message, DeadLetterCodes.RetriesExhausted, text, cancel)
        : _deadLetters.SendAsync(message, DeadLetterCodes.RetriesExhausted, text, missing, cancel);

    /// <summary>What of a message is not done; tried as often as the message was.</summary>
    private async Task<GiveUpPlan> AssessAsync(IncomingMessage message, CancellationToken abandoned)
    {
        try
        {
            return await _attempts.RunAsync(cancel => TryAssessAsync(message, cancel), abandoned);
        }
        catch (Exception) when (!abandoned.IsCancellationRequested)
        {
            return await _handler.AssessAsync(message, last: true, abandoned);
        }
    }

    private async ValueTask<GiveUpPlan> TryAssessAsync(IncomingMessage message, CancellationToken cancel)
    {
        while (true)
        {
            using var pass = await _circuits.EnterAsync(cancel);
            try
            {
                var plan = await _handler.AssessAsync(message, last: false, cancel);
                pass.Succeeded();
                return plan;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                LogAssessFailed(failure, message.MessageId);
                if (!pass.Failed(failure, message.MessageId))
                {
                    throw;
                }
            }
        }
    }
}
