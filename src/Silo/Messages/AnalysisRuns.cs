using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Silo.Messages;

/// <summary>
/// Runs the analyses that this silo reads, one after another: each walks over many scenarios, so two at once would only take longer. Those
/// that wait do not count the time.
/// </summary>
public sealed class AnalysisRuns(IGrainFactory grains, IRebuild rebuild, DeadLetters deadLetters, WorkCounters counters) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>
    /// Completes when the answer is on the response topic, under the key <see cref="IAnalysisGrain.RecordKey"/>, or the command is dead-lettered.
    /// </summary>
    /// <returns>False when nothing was done, because the sums are being rebuilt.</returns>
    public async Task<bool> TryRunAsync(IncomingMessage message, SourcePosition source, AnalysisTerms terms, CancellationToken cancel)
    {
        var (whole, reply) = await AnswerAsync(terms, cancel);
        if (!whole)
        {
            return false;
        }

        if (reply.Fault is { } fault)
        {
            await deadLetters.SendAsync(message, fault.Code, fault.Message, cancel);
            return true;
        }

        await grains.GetGrain<IPublisherGrain>(IAnalysisGrain.RecordKey)
            .PublishAsync(new AnswerEnvelope(source.MessageId, reply.Answer!, message.Headers.LastText(MessageHeaders.TraceParent)));
        counters.OnAnswered(rows: 0, rejectedRows: 0);
        return true;
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(bool Whole, AnalysisReply Reply)> AnswerAsync(AnalysisTerms terms, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await rebuild.TryReadAsync(() => grains.GetGrain<IAnalysisGrain>(IAnalysisGrain.PoolKey).RunAsync(terms, cancel));
        }
        finally
        {
            _turn.Release();
        }
    }
}
