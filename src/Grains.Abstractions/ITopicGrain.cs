namespace ScenarioOrleans.Grains;

/// <summary>Tells apart the topics that one name has stood for. Keyed by the topic's name.</summary>
[Alias("scenario.ITopicGrain"), Version(1)]
public interface ITopicGrain : IGrainWithStringKey
{
    /// <summary>
    /// The number of the topic with this id: 0 for the first that was ever asked for, of which everything is that was stored before ids were looked at.
    /// The same id always has the same number. Durable when it completes.
    /// </summary>
    /// <param name="topicId">Kafka's id of the topic.</param>
    /// <param name="cancellationToken">Gives up, unless the turn has begun.</param>
    [Alias("NumberOf"), ResponseTimeout(GrainTimeouts.Leaf)]
    Task<int> NumberOfAsync(string topicId, CancellationToken cancellationToken);
}
