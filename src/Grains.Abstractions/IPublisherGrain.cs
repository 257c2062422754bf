namespace ScenarioOrleans.Grains;

/// <summary>Sends one scenario's answers. Keyed by the scenario key's text, which is also the record key.</summary>
[Alias("scenario.IPublisherGrain"), Version(1)]
public interface IPublisherGrain : IGrainWithStringKey
{
    /// <summary>Sends after everything that was handed over before; completes when every replica in sync has it.</summary>
    [Alias("Publish")]
    Task PublishAsync(AnswerEnvelope envelope);
}
