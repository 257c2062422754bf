using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Processing.Circuits;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>
/// Brings a message to where its bytes are no longer needed: handled, or written as a dead letter after the last attempt. Then
/// what is left of it, without which its offset is not done. While a dead letter cannot be written, consumption is held and the writing is tried again for as long as it takes.
/// </summary>
public sealed partial class MessageProcessor
{
    private readonly IMessageHandler _handler;
    private readonly DeadLetters _deadLetters;
    private readonly ConsumptionGate _gate;
    private readonly CircuitBoard _circuits;
    private readonly IFailureClassifier _failures;
    private readonly ILogger<MessageProcessor> _logger;
    private readonly KafkaOptions _options;
    private readonly Retries _attempts;
    private readonly Retries _untilDone;

    public MessageProcessor(
        IMessageHandler handler,
        DeadLetters deadLetters,
        ConsumptionGate gate,
        CircuitBoard circuits,
        IFailureClassifier failures,
        KafkaInstruments instruments,
        IOptions<KafkaOptions> options,
        TimeProvider time,
        ILogger<MessageProcessor> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _handler = handler;
        _deadLetters = deadLetters;
        _gate = gate;
        _circuits = circuits;
        _failures = failures;
        _logger = logger;
        _options = options.Value;
        _attempts = new Retries(_options.MaxAttempts - 1, [FailureKind.Transient], failures, _options, time, instruments);
        _untilDone = new Retries(int.MaxValue, [FailureKind.Transient, FailureKind.Permanent], failures, _options, time, instruments);
    }

    /// <summary>
    /// Completes when the message's effects are durable, or its dead letter is.
    /// </summary>
    /// <returns>What is left to do before it is done; null if nothing is.</returns>
    /// <exception cref="OperationCanceledException">It was abandoned: not done, and to be delivered again.</exception>
    public async Task<FollowUp?> ProcessAsync(IncomingMessage message, CancellationToken abandoned)
    {
        var attempt = new Attempt(this, message);
        try
        {
            return await _attempts.RunAsync(attempt.RunAsync, abandoned);
        }
        catch (Exception failure) when (_failures.Classify(failure, abandoned.IsCancellationRequested) != FailureKind.Abandoned)
        {
            return await BuryAsync(message with { DeliveryCount = attempt.Count }, failure, abandoned);
        }
    }

    /// <summary>Completes when the effects of a batch are durable.</summary>
    /// <returns>Null if it failed at every attempt, or for good: its messages have to be handled one by one.</returns>
    /// <exception cref="OperationCanceledException">It was abandoned.</exception>
    public async Task<BatchOutcome?> ProcessAsync(IBatchHandler handler, MessageBatch batch, CancellationToken abandoned)
    {
        try
        {
            return await _attempts.RunAsync(cancel => AttemptAsync(handler, batch, cancel), abandoned);
        }
        catch (Exception failure) when (_failures.Classify(failure, abandoned.IsCancellationRequested) != FailureKind.Abandoned)
        {
            LogBatchFailed(failure, batch.Count);
            return null;
        }
    }

    /// <summary>
    /// Completes when nothing is left to do: tries the follow-up again, with pauses, until it succeeds. While a dependency does not work it waits with the messages: there may be a follow-up for each of many
    /// thousands, and each would try, and complain, for itself.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was abandoned.</exception>
    public Task FinishAsync(FollowUp followUp, CancellationToken abandoned) =>
        _untilDone.RunAsync(cancel => TryFinishAsync(followUp, cancel), abandoned);

    private async Task TryFinishAsync(FollowUp followUp, CancellationToken cancel)
    {
        while (true)
        {
            // It waits for its summary, for which a publish interval may pass.
            using var pass = await _circuits.EnterAsync(cancel, last: true);
            try
            {
                await followUp(cancel);
                pass.Succeeded();
                return;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                if (!pass.Failed(failure, nameof(FollowUp)))
                {
                    LogFollowUpFailed(failure);
                    throw;
                }
            }
        }
    }

    private async ValueTask<BatchOutcome> AttemptAsync(IBatchHandler handler, MessageBatch batch, CancellationToken cancel)
    {
        while (true)
        {
            using var pass = await _circuits.EnterAsync(cancel);
            try
            {
                var outcome = await handler.HandleAsync(batch, cancel);
                pass.Succeeded();
                return outcome;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                LogBatchAttemptFailed(failure, batch.Count);
                if (!pass.Failed(failure, nameof(MessageBatch)))
                {
                    throw;
                }
            }
        }
    }

    private sealed class Attempt(MessageProcessor processor, IncomingMessage message)
    {
        public int Count { get; private set; }

        public async ValueTask<FollowUp?> RunAsync(CancellationToken cancel)
        {
            while (true)
            {
                using var pass = await processor._circuits.EnterAsync(cancel);
                Count++;
                try
                {
                    var followUp = await processor._handler.HandleAsync(Count == 1 ? message : message with { DeliveryCount = Count }, cancel);
                    pass.Succeeded();
                    return followUp;
                }
                catch (Exception failure) when (!cancel.IsCancellationRequested)
                {
                    processor.LogAttemptFailed(failure, message.MessageId, Count);
                    if (!pass.Failed(failure, message.MessageId))
                    {
                        throw;
                    }
                }
            }
        }
    }
}
