namespace ScenarioOrleans.Grains.Ports;

/// <summary>Hears of every answer once it is on the response topic. There may be none.</summary>
public interface IAnswerListener
{
    /// <summary>Called in the turn of the publisher, in the order of the answers of one key. Returns at once and never throws.</summary>
    /// <param name="key">The record key.</param>
    /// <param name="envelope">The answer as it was published.</param>
    void OnPublished(string key, AnswerEnvelope envelope);
}
