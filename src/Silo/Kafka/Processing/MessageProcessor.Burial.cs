using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;

namespace ScenarioOrleans.Silo.Kafka.Processing;

public sealed partial class MessageProcessor
{
    /// <summary>Writes the dead letter of what is not done, and returns what is left to do for what is.</summary>
    private async Task<FollowUp?> BuryAsync(IncomingMessage message, Exception failure, CancellationToken abandoned)
    {
        LogExhausted(failure, message.MessageId, message.DeliveryCount);
        var text = $"{failure.GetType().Name}: {failure.Message} ({message.DeliveryCount} attempts)";
        var remains = await LookAsync(message, abandoned);
        if (remains.Groups is not { Count: 0 })
        {
            await BuryAsync(message, text, remains.Groups, abandoned);
        }

        return remains.FollowUp;
    }

    private async Task BuryAsync(IncomingMessage message, string text, IReadOnlyList<GroupKey>? groups, CancellationToken abandoned)
    {
        try
        {
            await WriteAsync(message, text, groups, abandoned);
        }
        catch (Exception refused) when (!abandoned.IsCancellationRequested)
        {
            Tell(refused, $"The dead letter of {message.MessageId}, for which consumption is held,");
            using var hold = _gate.Close($"dead letters cannot be written: {refused.Message}");
            await _untilDone.RunAsync(cancel => WriteAsync(message, text, groups, cancel), abandoned);
        }
    }

    private Task WriteAsync(IncomingMessage message, string text, IReadOnlyList<GroupKey>? groups, CancellationToken cancel) => groups is null
        ? _deadLetters.SendAsync(message, DeadLetterCodes.RetriesExhausted, text, cancel)
        : _deadLetters.SendAsync(message, DeadLetterCodes.RetriesExhausted, text, groups, cancel);

    /// <summary>What of a message is not done; tried as often as the message was.</summary>
    private async Task<Remains> LookAsync(IncomingMessage message, CancellationToken abandoned)
    {
        try
        {
            return await _attempts.RunAsync(cancel => TryLookAsync(message, cancel), abandoned);
        }
        catch (Exception) when (!abandoned.IsCancellationRequested)
        {
            return await _handler.LookAsync(message, last: true, abandoned);
        }
    }

    private async ValueTask<Remains> TryLookAsync(IncomingMessage message, CancellationToken cancel)
    {
        while (true)
        {
            using var pass = await _circuits.EnterAsync(cancel);
            try
            {
                var remains = await _handler.LookAsync(message, last: false, cancel);
                pass.Succeeded();
                return remains;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                if (!pass.Failed(failure, message.MessageId))
                {
                    Tell(failure, $"To find out what of {message.MessageId} is done nevertheless");
                    throw;
                }
            }
        }
    }
}
