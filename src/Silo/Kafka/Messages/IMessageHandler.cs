namespace ScenarioOrleans.Silo.Kafka.Messages;

/// <summary>What the service does with a message. Called from many threads at once, for any messages in any order.</summary>
public interface IMessageHandler
{
    /// <summary>
    /// Completes only when everything that the message causes is published: its answer, or its dead letter.
    /// After that its offset may be committed and it will not come again. Throwing means: not done, see
    /// <see cref="Processing.FailureClassifier"/> for what happens then. May be called again for the same message at any time.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancel">Set when the partition is taken away or the service stops: the result no longer counts.</param>
    Task HandleAsync(IncomingMessage message, CancellationToken cancel);
}
