using System.Text;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>Writes answers to the response topic.</summary>
public sealed class KafkaAnswerPublisher(IRecordProducer producer) : IAnswerPublisher
{
    public async Task PublishAsync(string key, AnswerEnvelope envelope, CancellationToken cancel)
    {
        try
        {
            await producer.ProduceAsync(AnswerRecord.Of(Encoding.UTF8.GetBytes(key), envelope), cancel);
        }
        catch (ProduceFailedException failure)
        {
            throw new AnswerNotPublishedException(failure.Message, failure) { TooLarge = failure.TooLarge, Fatal = failure.Fatal };
        }
    }
}
