using Orleans.Placement;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to keep the order of one scenario's answers: each is handed to the producer within its own turn, in the order of
/// the calls. Reentrant, so that the next is handed over while the broker has not yet confirmed the last. Lives where the scenario does.
/// </summary>
[GrainType("publisher"), Reentrant, PreferLocalPlacement]
public sealed class PublisherGrain(IAnswerPublisher publisher, IEnumerable<IAnswerListener> listeners) : Grain, IPublisherGrain
{
    private readonly IAnswerListener[] _listeners = [.. listeners];

    public async Task PublishAsync(AnswerEnvelope envelope, CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        await publisher.PublishAsync(key, envelope, cancellationToken);
        foreach (var listener in _listeners)
        {
            listener.OnPublished(key, envelope);
        }
    }
}
