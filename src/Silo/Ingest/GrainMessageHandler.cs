using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Takes one message through the grains: fold, then its scenario, which publishes the answer or adds the rows. Throws when it has to be
/// tried again. What is left of hourly rows afterwards is their summary.
/// </summary>
public sealed class GrainMessageHandler(
    IGrainFactory grains,
    SourceLogs logs,
    FoldWorkers workers,
    AnalysisRuns analyses,
    HourlyRemains remains,
    DeadLetterWriter deadLetters,
    Correlation correlation,
    ErrorAnswers errors,
    SummaryMarks summaries,
    RecordTimes times,
    SentBatches batches,
    WorkCounters counters) : IMessageHandler
{
    public async Task<Handled> HandleAsync(IncomingMessage message, CancellationToken cancel)
    {
        var source = await logs.PositionOfAsync(message, cancel);
        var reply = await workers.FoldAsync(new FoldRequest(source, message.Value), cancel);
        switch (reply)
        {
            case { Fault: { } fault }:
                return await RefuseAsync(message, fault.Code, fault.Message, cancel);
            case { Rollup: { } rollup }:
                await AnswerAsync(message, source, rollup, reply.Rows, cancel);
                return Handled.Done;
            case { Hourly: { } hourly }:
                return await AddAsync(message, source, hourly, reply.Rows, cancel);
            case { Publish: { } subject, HasOptions: true }:
                await summaries.ShowAskedAsync(subject, message.Value.ToArray(), cancel);
                return Handled.Done;
            case { Publish: { } subject }:
                await summaries.ShowAllAsync(source.Version, subject, cancel);
                return Handled.Done;
            case { Analysis: { } terms }:
                await analyses.RunAsync(message, source, terms, cancel);
                return Handled.Done;
            default:
                throw new InvalidOperationException($"A worker gave no reply to {source.MessageId}.");
        }
    }

    public async Task<GiveUpPlan> AssessAsync(IncomingMessage message, bool last, CancellationToken cancel)
    {
        var plan = await remains.AssessAsync(message, last, cancel);
        if (!last && plan.Missing is not { Items.Count: 0 })
        {
            await errors.SendAsync(message, DeadLetterCodes.RetriesExhausted, "The request failed again and again; its dead letter says by what.", cancel);
        }

        return plan;
    }

    private async Task<Handled> RefuseAsync(IncomingMessage message, string code, string text, CancellationToken cancel)
    {
        await errors.SendAsync(message, code, text, cancel);
        await deadLetters.SendAsync(message, code, text, cancel);
        return Handled.Done;
    }

    private async Task AnswerAsync(IncomingMessage message, SourcePosition source, RollupFold rollup, long rows, CancellationToken cancel)
    {
        await NameRejectedAsync(message, rollup.Rejected, cancel);
        await grains.GetGrain<IScenarioGrain>(rollup.Scenario)
            .AnswerRollupAsync(new RollupRequest(source with { TimestampMilliseconds = times.Of(source.TimestampMilliseconds) }, rollup, message.Headers.LastText(MessageHeaders.TraceParent), correlation.Of(message)), cancel);
        counters.OnAnswered(rows, rollup.Rejected?.Rows ?? 0);
    }

    private async Task<Handled> AddAsync(
        IncomingMessage message, SourcePosition source, HourlyFold hourly, long rows, CancellationToken cancel)
    {
        if (!await batches.TakeAsync(message, source, hourly, cancel))
        {
            counters.OnAdded(rows, 0);
            return Handled.Done;
        }

        if (HourlyShare.Of(message, hourly, out var fault) is not { } share)
        {
            return await RefuseAsync(message, RemainingGroups.UnreadableCode, fault!, cancel);
        }

        await NameRejectedAsync(message, share.Rejected, cancel);
        var outcome = share.Groups.Length == 0 ? null : await AddAsync(HourlyShare.RunOf(source, message.Watermark), share, cancel);
        counters.OnAdded(rows, share.Rejected?.Rows ?? 0);
        return outcome is null ? Handled.Done : Handled.Until(summaries.Showing(new SummaryMark(source.Version, share.Subject, outcome.Changed), message.Topic));
    }

    private Task<HourlyOutcome> AddAsync(OffsetRun run, HourlyFold share, CancellationToken cancel) =>
        grains.GetGrain<IScenarioGrain>(share.Subject.Scenario).AddHourlyAsync(
            new HourlyRequest([run], share.Subject.WeekStart, share.Groups, share.Subject.OrganizationIsNumber), cancel);

    private Task NameRejectedAsync(IncomingMessage message, RejectedRowsNotice? rejected, CancellationToken cancel) => rejected is null
        ? Task.CompletedTask
        : deadLetters.SendAsync(message, DeadLetterCodes.RowsRejected, rejected.Summary, rejected.Document, cancel);
}
