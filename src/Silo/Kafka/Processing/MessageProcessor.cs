using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Kafka.Batching;
using ScenarioOrleans.Silo.Kafka.Consuming;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Kafka.Processing.Circuits;
using ScenarioOrleans.Silo.Kafka.Status;
using ScenarioOrleans.Silo.Outside;

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
    private readonly BrokerWatch _watch;
    private readonly Thinning _thinning;
    private readonly ILogger<MessageProcessor> _logger;
    private readonly KafkaOptions _options;
    private readonly Retries _attempts;
    private readonly Retries _replays;
    private readonly Retries _untilDone;

    public MessageProcessor(
        IMessageHandler handler,
        DeadLetters deadLetters,
        SumsRebuild rebuild,
        ConsumptionGate gate,
        CircuitBoard circuits,
        BrokerWatch watch,
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
        _watch = watch;
        _thinning = new Thinning(time);
        _logger = logger;
        _options = options.Value;
        _attempts = new Retries(_options.MaxAttempts - 1, [FailureKind.Transient], _options, time, instruments);
        _replays = new Retries(int.MaxValue, [FailureKind.Transient], _options, time, instruments);
        _untilDone = new Retries(int.MaxValue, [FailureKind.Transient, FailureKind.Permanent], _options, time, instruments);
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
            return await (message.IsReplay ? _replays : _attempts).RunAsync(attempt.RunAsync, abandoned);
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
            return await _attempts.RunAsync(cancel => AttemptAsync(handler, batch, cancel), abandoned);
        }
        catch (Exception failure) when (FailureClassifier.Classify(failure, abandoned.IsCancellationRequested) != FailureKind.Abandoned)
        {
            Tell(failure, $"A batch of {batch.Count} messages, which are handled one by one now,");
            return null;
        }
    }

    /// <summary>
    /// Completes when nothing is left to do: tries the follow-up again, with pauses, until it succeeds. What is published from the sums
    /// waits until they are rebuilt. While a dependency does not work it waits with the messages: there may be a follow-up for each of many
    /// thousands, and each would try, and complain, for itself.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was abandoned.</exception>
    public Task FinishAsync(FollowUp followUp, CancellationToken abandoned) =>
        _untilDone.RunAsync(cancel => TryFinishAsync(followUp, cancel), abandoned);

    /// <summary>Completes when no sums are being rebuilt.</summary>
    /// <param name="bytes">What the one who waits keeps in memory.</param>
    /// <param name="abandoned">Gives up.</param>
    public Task WaitForSumsAsync(long bytes, CancellationToken abandoned) => _rebuild.WaitAsync(bytes, abandoned);

    private async Task TryFinishAsync(FollowUp followUp, CancellationToken cancel)
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
                    Tell(failure, "What is left of a message, whose offset waits for it,");
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
                if (!pass.Failed(failure, nameof(MessageBatch)))
                {
                    Tell(failure, $"A batch of {batch.Count} messages");
                    throw;
                }
            }
        }
    }

    /// <summary>
    /// A dependency fails many messages alike, and what its circuit or the watch on Kafka tells is enough: before the circuit opens one a minute is
    /// told. What is the message's own is told each time, with all that is known.
    /// </summary>
    private void Tell(Exception failure, string what)
    {
        if (FailureClassifier.DependencyOf(failure) is not { } dependency)
        {
            LogFailed(failure, what);
        }
        else if (!(dependency == Dependency.Broker && _watch.IsAway) && _thinning.Lets(dependency.ToString()))
        {
            LogDependencyFailed(what, dependency, failure.Message);
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
                    if (!pass.Failed(failure, message.MessageId))
                    {
                        processor.Tell(failure, $"Attempt {Count} at message {message.MessageId}");
                        throw;
                    }
                }
            }
        }
    }
}
