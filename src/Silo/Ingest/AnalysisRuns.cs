using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Runs the analyses that this silo reads, one after another: each walks over many scenarios, so two at once would only take longer. Those
/// that wait do not count the time.
/// </summary>
public sealed class AnalysisRuns(IGrainFactory grains, DeadLetterWriter deadLetters, Correlation correlation, ErrorAnswers errors, WorkCounters counters) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>
    /// Completes when the answer is on the response topic, under the key <see cref="IAnalysisGrain.RecordKey"/>, or the command is dead-lettered.
    /// </summary>
    public async Task RunAsync(IncomingMessage message, SourcePosition source, AnalysisTerms terms, CancellationToken cancel)
    {
        var reply = await AnswerAsync(terms, cancel);
        if (reply.Fault is { } fault)
        {
            await errors.SendAsync(message, fault.Code, fault.Message, cancel);
            await deadLetters.SendAsync(message, fault.Code, fault.Message, cancel);
            return;
        }

        await grains.GetGrain<IPublisherGrain>(IAnalysisGrain.RecordKey)
            .PublishAsync(new AnswerEnvelope(source.MessageId, reply.Answer!, message.Headers.LastText(MessageHeaders.TraceParent), correlation.Of(message)), cancel);
        counters.OnAnswered(rows: 0, rejectedRows: 0);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<AnalysisReply> AnswerAsync(AnalysisTerms terms, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await grains.GetGrain<IAnalysisGrain>(IAnalysisGrain.PoolKey).RunAsync(terms, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }
}
