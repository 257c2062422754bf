using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Silo.Messages;

/// <summary>
/// Takes one message through the grains: fold, then its scenario, which publishes the answer or adds the rows. Throws when it has to be
/// tried again. What is left of hourly rows afterwards is their summary.
/// </summary>
public sealed class GrainMessageHandler(
    IGrainFactory grains,
    FoldWorkers workers,
    AnalysisRuns analyses,
    HourlyRemains remains,
    IRebuild rebuild,
    DeadLetters deadLetters,
    SummaryMarks summaries,
    WorkCounters counters) : IMessageHandler
{
    public async Task<FollowUp?> HandleAsync(IncomingMessage message, CancellationToken cancel)
    {
        var source = new SourcePosition(message.Topic, message.Partition, message.Offset, message.TimestampMilliseconds);
        var reply = await workers.FoldAsync(new FoldRequest(source, message.Value, SumsOnly: message.IsReplay), cancel);
        if (message.IsReplay)
        {
            await RebuildAsync(message, source, reply);
            return null;
        }

        switch (reply)
        {
            case { Fault: { } fault }:
                await deadLetters.SendAsync(message, fault.Code, fault.Message, cancel);
                return null;
            case { Rollup: { } rollup }:
                await AnswerAsync(message, source, rollup, reply.Rows, cancel);
                return null;
            case { Hourly: { } hourly }:
                return await AddAsync(message, source, hourly, reply.Rows, cancel);
            case { Publish: { } subject }:
                return await TryPublishAsync(source, subject, cancel) ? null : FollowUps.HandleWhenRebuilt;
            case { Analysis: { } terms }:
                return await analyses.TryRunAsync(message, source, terms, cancel) ? null : FollowUps.HandleWhenRebuilt;
            default:
                throw new InvalidOperationException($"A worker gave no reply to {source.MessageId}.");
        }
    }

    public Task<Remains> LookAsync(IncomingMessage message, bool last, CancellationToken cancel) => remains.LookAsync(message, last, cancel);

    public void Hasten() => summaries.Hasten();

    private async Task AnswerAsync(IncomingMessage message, SourcePosition source, RollupFold rollup, long rows, CancellationToken cancel)
    {
        await NameRejectedAsync(message, rollup.Rejected, cancel);
        await grains.GetGrain<IScenarioGrain>(rollup.Scenario)
            .AnswerRollupAsync(new RollupRequest(source, rollup, message.Headers.LastText(MessageHeaders.TraceParent)));
        counters.OnAnswered(rows, rollup.Rejected?.Rows ?? 0);
    }

    private async Task<FollowUp?> AddAsync(
        IncomingMessage message, SourcePosition source, HourlyFold hourly, long rows, CancellationToken cancel)
    {
        if (HourlyShare.Of(message, hourly, out var fault) is not { } share)
        {
            await deadLetters.SendAsync(message, DeadLetterCodes.BadRemainingGroups, fault!, cancel);
            return null;
        }

        await NameRejectedAsync(message, share.Rejected, cancel);
        var outcome = share.Groups.Length == 0 ? null : await AddAsync(message, share);
        counters.OnAdded(rows, share.Rejected?.Rows ?? 0);
        return outcome is null ? null : Summary(new SummaryMark(source.Version, share.Subject, outcome.Changed));
    }

    private Task<HourlyOutcome> AddAsync(IncomingMessage message, HourlyFold share) =>
        grains.GetGrain<IScenarioGrain>(share.Subject.Scenario).AddHourlyAsync(
            new HourlyRequest([HourlyShare.RunOf(message)], share.Subject.WeekStart, share.Groups, share.Subject.OrganizationIsNumber));

    /// <summary>Returns false when the sums are being rebuilt: then the summary has to be asked for again.</summary>
    private async Task<bool> TryPublishAsync(SourcePosition source, SummarySubject subject, CancellationToken cancel)
    {
        var interrupted = rebuild.Interrupted;
        if (interrupted.IsCompleted)
        {
            return false;
        }

        var shown = grains.GetGrain<ISummaryGrain>(subject.Scenario).SummarizeAllAsync(source.Version, subject);
        if (await Task.WhenAny(shown, interrupted).WaitAsync(cancel) != shown)
        {
            return false;
        }

        await shown;
        return true;
    }

    /// <summary>The message was answered before: the aggregates take it again, and nothing is published.</summary>
    private Task RebuildAsync(IncomingMessage message, SourcePosition source, FoldReply reply) => reply switch
    {
        { Rollup: { } rollup } => grains.GetGrain<IScenarioGrain>(rollup.Scenario).RestoreRollupAsync(new RollupRequest(source, rollup, null)),
        { Hourly: { } hourly } when HourlyShare.Of(message, hourly, out _) is { Groups.Length: > 0 } share => AddAsync(message, share),
        _ => Task.CompletedTask,
    };

    private FollowUp Summary(SummaryMark mark) => cancel => summaries.ShowAsync(mark, cancel);

    private Task NameRejectedAsync(IncomingMessage message, RejectedRowsNotice? rejected, CancellationToken cancel) => rejected is null
        ? Task.CompletedTask
        : deadLetters.SendAsync(message, DeadLetterCodes.RowsRejected, rejected.Summary, rejected.Document, cancel);
}
