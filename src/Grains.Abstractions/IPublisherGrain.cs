namespace ScenarioOrleans.Grains;

/// <summary>Sends one scenario's answers. Keyed by the scenario key's text, which is also the record key.</summary>
[Alias("scenario.IPublisherGrain"), Version(1)]
public interface IPublisherGrain : IGrainWithStringKey
{
    /// <summary>Sends after everything that was handed over before; completes when every replica in sync has it.</summary>
    /// <param name="envelope">The answer.</param>
    /// <param name="cancellationToken">Gives up; an answer that was handed over may still be written.</param>
    /// <exception cref="AnswerNotPublishedException">It is not written, as far as anybody knows.</exception>
    [Alias("Publish"), ResponseTimeout(GrainTimeouts.Leaf)]
    Task PublishAsync(AnswerEnvelope envelope, CancellationToken cancellationToken);
}
