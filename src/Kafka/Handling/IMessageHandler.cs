using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Handling;

/// <summary>What the service does with a message. Called from many threads at once, for any messages in any order.</summary>
public interface IMessageHandler
{
    /// <summary>
    /// Completes when the message's effects are durable and its bytes are no longer needed. Its offset may be committed, so that it does
    /// not come again, once what is pending has completed too. Throwing means: not done, see
    /// <see cref="IFailureClassifier"/> for what happens then. May be called again for the same message at any time.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancel">Set when the partition is taken away or the service stops: the result no longer counts.</param>
    Task<Handled> HandleAsync(IncomingMessage message, CancellationToken cancel);

    /// <summary>
    /// The message is given up: finds out what of it is done nevertheless, by this or an earlier attempt, whichever process made it.
    /// Changes nothing. Throwing means: cannot be found out now.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="last">Nobody asks again: what cannot be found out counts as not done.</param>
    /// <param name="cancel">Set when the result no longer counts.</param>
    Task<GiveUpPlan> AssessAsync(IncomingMessage message, bool last, CancellationToken cancel);
}
