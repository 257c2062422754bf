using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>Passes the points around records.</summary>
internal sealed class TrippingProducer(IAnswerProducer inner, Trigger trigger) : IAnswerProducer
{
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
