using ScenarioOrleans.Grains;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Silo.Messages;

/// <summary>
/// Takes one message through the grains: fold, then its scenario, which publishes the answer or the summary. Completes when
/// nothing of the message is left to do; throws when it has to be tried again.
/// </summary>
public sealed class GrainMessageHandler(IGrainFactory grains, FoldGate gate, DeadLetters deadLetters, WorkCounters counters) : IMessageHandler
{
    private const string RowsRejected = "rows-rejected";

    private readonly IRollupWorkerGrain _workers = grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey);

    public async Task HandleAsync(IncomingMessage message, CancellationToken cancel)
    {
        var source = new SourcePosition(message.Topic, message.Partition, message.Offset, message.TimestampMilliseconds);
        var reply = await FoldAsync(source, message.Value, cancel);
        await (reply switch
        {
            { Fault: { } fault } => deadLetters.SendAsync(message, fault.Code, fault.Message, cancel),
            { Rollup: { } rollup } => AnswerAsync(message, source, rollup, reply.Rows, cancel),
            { Hourly: { } hourly } => AddAsync(message, source, hourly, reply.Rows, cancel),
            { Publish: { } subject } => grains.GetGrain<ISummaryGrain>(subject.Scenario).SummarizeAllAsync(source.Version, subject),
            _ => throw new InvalidOperationException($"A worker gave no reply to {source.MessageId}."),
        });
    }

    private async Task<FoldReply> FoldAsync(SourcePosition source, ReadOnlyMemory<byte> value, CancellationToken cancel)
    {
        using var pass = await gate.EnterAsync(value.Length, cancel);
        return await _workers.FoldAsync(new FoldRequest(source, value), cancel);
    }

    private async Task AnswerAsync(IncomingMessage message, SourcePosition source, RollupFold rollup, long rows, CancellationToken cancel)
    {
        await NameRejectedAsync(message, rollup.Rejected, cancel);
        await grains.GetGrain<IScenarioGrain>(rollup.Scenario)
            .AnswerRollupAsync(new RollupRequest(source, rollup, message.Headers.LastText(MessageHeaders.TraceParent)));
        counters.OnAnswered(rows, rollup.Rejected?.Rows ?? 0);
    }

    private async Task AddAsync(IncomingMessage message, SourcePosition source, HourlyFold hourly, long rows, CancellationToken cancel)
    {
        await NameRejectedAsync(message, hourly.Rejected, cancel);
        if (hourly.Groups.Length > 0)
        {
            var run = new OffsetRun(source.Topic, source.Partition, source.Offset, source.Offset);
            var outcome = await grains.GetGrain<IScenarioGrain>(hourly.Subject.Scenario)
                .AddHourlyAsync(new HourlyRequest(run, message.Watermark, hourly.Subject.WeekStart, hourly.Groups));
            await grains.GetGrain<ISummaryGrain>(hourly.Subject.Scenario)
                .SummarizeAsync(new SummaryMark(source.Version, hourly.Subject, outcome.Changed));
        }

        counters.OnAdded(rows, hourly.Rejected?.Rows ?? 0);
    }

    private Task NameRejectedAsync(IncomingMessage message, RejectedRowsNotice? rejected, CancellationToken cancel) =>
        rejected is null ? Task.CompletedTask : deadLetters.SendAsync(message, RowsRejected, rejected.Summary, rejected.Document, cancel);
}
