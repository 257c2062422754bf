using System.Text;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.Rollup;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to keep the order of one scenario's answers: each is handed to the producer within its own turn, in the order of
/// the calls. Reentrant, so that the next is handed over while the broker has not yet confirmed the last.
/// </summary>
[Reentrant]
public sealed class PublisherGrain(IAnswerProducer producer) : Grain, IPublisherGrain
{
    public Task PublishAsync(AnswerEnvelope envelope) =>
        producer.ProduceAsync(AnswerRecord.Of(Encoding.UTF8.GetBytes(this.GetPrimaryKeyString()), envelope), CancellationToken.None);
}
