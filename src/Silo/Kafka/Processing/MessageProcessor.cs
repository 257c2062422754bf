using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using ScenarioOrleans.Silo.Kafka.Batching;
using ScenarioOrleans.Silo.Kafka.Consuming;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Kafka.Processing.Circuits;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Kafka.Processing;

/// <summary>
/// Brings a message to where its bytes are no longer needed: handled, or written as a dead letter after the last attempt. Then
/// what is left of it, without which its offset is not done. While a dead letter cannot be written, consumption is held and the writing is tried again for as long as it takes.
/// </summary>
public sealed partial class MessageProcessor
{
    private readonly IMessageHandler _handler;
    private readonly DeadLetters _deadLetters;
    private readonly SumsRebuild _rebuild;
    private readonly ConsumptionGate _gate;
    private readonly CircuitBoard _circuits;
    private readonly KafkaInstruments _instruments;
    private readonly ILogger<MessageProcessor> _logger;
    private readonly KafkaOptions _options;
    private readonly ResiliencePipeline _attempts;
    private readonly ResiliencePipeline _replays;
    private readonly ResiliencePipeline _untilDone;

    public MessageProcessor(
        IMessageHandler handler,
        DeadLetters deadLetters,
        SumsRebuild rebuild,
        ConsumptionGate gate,
        CircuitBoard circuits,
        KafkaInstruments instruments,
        IOptions<KafkaOptions> options,
        TimeProvider time,
        ILogger<MessageProcessor> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _handler = handler;
        _deadLetters = deadLetters;
        _rebuild = rebuild;
        _gate = gate;
        _circuits = circuits;
        _instruments = instruments;
        _logger = logger;
        _options = options.Value;
        _attempts = Retries(time, _options.MaxAttempts - 1, [FailureKind.Transient]);
        _replays = Retries(time, int.MaxValue, [FailureKind.Transient]);
        _untilDone = Retries(time, int.MaxValue, [FailureKind.Transient, FailureKind.Permanent]);
    }

    /// <summary>
    /// Completes when the message's effects are durable, or its dead letter is. One that was answered before gets no dead letter; it is
    /// tried for as long as it takes, and left out of the sums only when no repetition can help.
    /// </summary>
    /// <returns>What is left to do before it is done; null if nothing is.</returns>
    /// <exception cref="OperationCanceledException">It was abandoned: not done, and to be delivered again.</exception>
    public async Task<FollowUp?> ProcessAsync(IncomingMessage message, CancellationToken abandoned)
    {
        var attempt = new Attempt(this, message);
        try
        {
            var attempts = message.IsReplay ? _replays : _attempts;
            return await attempts.ExecuteAsync(static (state, cancel) => state.RunAsync(cancel), attempt, abandoned);
        }
        catch (Exception failure) when (FailureClassifier.Classify(failure, abandoned.IsCancellationRequested) != FailureKind.Abandoned)
        {
            if (message.IsReplay)
            {
                LogNotRebuilt(failure, message.MessageId);
                return null;
            }

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
            return await _attempts.ExecuteAsync(
                static (state, cancel) => state.Self.AttemptAsync(state.handler, state.batch, cancel), (Self: this, handler, batch), abandoned);
        }
        catch (Exception failure) when (FailureClassifier.Classify(failure, abandoned.IsCancellationRequested) != FailureKind.Abandoned)
        {
            LogBatchFailed(failure, batch.Count);
            return null;
        }
    }

    /// <summary>
    /// Completes when nothing is left to do: tries the follow-up again, with pauses, until it succeeds. What is published from the sums
    /// waits until they are rebuilt. While a dependency does not work it waits with the messages: there may be a follow-up for each of many
    /// thousands, and each would try, and complain, for itself.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was abandoned.</exception>
    public async Task FinishAsync(FollowUp followUp, CancellationToken abandoned) => await _untilDone.ExecuteAsync(
        static (state, cancel) => state.Self.TryFinishAsync(state.FollowUp, cancel), (Self: this, FollowUp: followUp), abandoned);

    /// <summary>Completes when no sums are being rebuilt.</summary>
    /// <param name="bytes">What the one who waits keeps in memory.</param>
    /// <param name="abandoned">Gives up.</param>
    public Task WaitForSumsAsync(long bytes, CancellationToken abandoned) => _rebuild.WaitAsync(bytes, abandoned);

    private async ValueTask TryFinishAsync(FollowUp followUp, CancellationToken cancel)
    {
        while (true)
        {
            await WaitForSumsAsync(0, cancel);
            // It waits for its summary, for which a publish interval may pass.
            using var pass = await _circuits.EnterAsync(cancel, last: true);
            try
            {
                if (await CallAsync(followUp, cancel))
                {
                    pass.Succeeded();
                    return;
                }
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

    /// <summary>
    /// Returns false when a rebuild has begun meanwhile, for which the follow-up would wait: with a pass in hand that may be the one for which
    /// all others, and the rebuild with them, wait.
    /// </summary>
    private async ValueTask<bool> CallAsync(FollowUp followUp, CancellationToken cancel)
    {
        if (!_options.RebuildsFromLog)
        {
            await followUp(cancel);
            return true;
        }

        var interrupted = _rebuild.Interrupted;
        if (interrupted.IsCompleted)
        {
            return false;
        }

        var call = followUp(cancel);
        if (await Task.WhenAny(call, interrupted) != call)
        {
            return false;
        }

        await call;
        return true;
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

    private ResiliencePipeline Retries(TimeProvider time, int retries, FailureKind[] retried)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.FirstRetryDelay,
                MaxDelay = _options.MaxRetryDelay,
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Exception is { } failure
                    && retried.Contains(FailureClassifier.Classify(failure, outcome.Context.CancellationToken.IsCancellationRequested))),
                OnRetry = _ =>
                {
                    _instruments.OnRetry();
                    return default;
                },
            });
        }

        return builder.Build();
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
