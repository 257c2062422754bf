using ScenarioOrleans.Grains;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Silo.Messages;

/// <summary>
/// Takes one message through the grains: fold, then its scenario, which publishes the answer. Completes when nothing of the
/// message is left to do; throws when it has to be tried again.
/// </summary>
public sealed class GrainMessageHandler(IGrainFactory grains, FoldGate gate, DeadLetters deadLetters, WorkCounters counters) : IMessageHandler
{
    private const string RowsRejected = "rows-rejected";

    private readonly IRollupWorkerGrain _workers = grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey);

    public async Task HandleAsync(IncomingMessage message, CancellationToken cancel)
    {
        var source = new SourcePosition(message.Topic, message.Partition, message.Offset, message.TimestampMilliseconds);
        var reply = await FoldAsync(source, message.Value, cancel);
        if (reply.Fault is { } fault)
        {
            await deadLetters.SendAsync(message, fault.Code, fault.Message, cancel);
            return;
        }

        var rollup = reply.Rollup!;
        if (rollup.Rejected is { } rejected)
        {
            await deadLetters.SendAsync(message, RowsRejected, rejected.Summary, rejected.Document, cancel);
        }

        await grains.GetGrain<IScenarioGrain>(rollup.Scenario)
            .AnswerRollupAsync(new RollupRequest(source, rollup, message.Headers.LastText(MessageHeaders.TraceParent)));
        counters.OnAnswered(reply.Rows, rollup.Rejected?.Rows ?? 0);
    }

    private async Task<FoldReply> FoldAsync(SourcePosition source, ReadOnlyMemory<byte> value, CancellationToken cancel)
    {
        using var pass = await gate.EnterAsync(value.Length, cancel);
        return await _workers.FoldAsync(new FoldRequest(source, value), cancel);
    }
}
