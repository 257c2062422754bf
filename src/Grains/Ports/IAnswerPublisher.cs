namespace ScenarioOrleans.Grains.Ports;

/// <summary>Where answers leave the service.</summary>
public interface IAnswerPublisher
{
    /// <summary>
    /// Completes when the answer is on the response topic and every replica in sync has it. Answers of one key are written in the order of
    /// the calls (the order in which this method is entered, not in which its tasks are awaited). Cancelling stops the wait; an answer already
    /// handed over may still be written.
    /// </summary>
    /// <param name="key">The record key.</param>
    /// <param name="envelope">The answer.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="AnswerNotPublishedException">It is not written, as far as anybody knows.</exception>
    Task PublishAsync(string key, AnswerEnvelope envelope, CancellationToken cancel);
}
