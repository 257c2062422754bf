using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>Passes the points around records.</summary>
internal sealed class TrippingProducer(IRecordProducer inner, Trigger trigger) : IRecordProducer
{
    public void GiveUp() => inner.GiveUp();

    public async Task ProduceAsync(OutgoingRecord record, CancellationToken cancel)
    {
        var isAnswer = record.Topic is null;
        if (isAnswer)
        {
            trigger.Pass(KillPoint.BeforeProduce);
        }

        await inner.ProduceAsync(record, cancel);
        trigger.Pass(isAnswer ? KillPoint.AfterProduce : KillPoint.AfterDeadLetter);
    }
}
