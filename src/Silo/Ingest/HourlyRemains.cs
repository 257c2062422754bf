using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Asks the aggregates of a message of hourly rows that is given up which of them have it. One that refuses for good does not; the
/// others are shown in the scenario's next summary.
/// </summary>
public sealed class HourlyRemains(IGrainFactory grains, SourceLogs logs, FoldWorkers workers, SummaryMarks summaries, IFailureClassifier failures)
{
    /// <summary>See <see cref="IMessageHandler.AssessAsync"/>.</summary>
    public async Task<GiveUpPlan> AssessAsync(IncomingMessage message, bool last, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await FoldAsync(message, last, cancel) is not ({ } hourly, var source) || HourlyShare.Of(message, hourly, out _) is not { } share)
        {
            return GiveUpPlan.Whole;
        }

        var scenario = ScenarioKey.Parse(share.Subject.Scenario);
        var keys = Array.ConvertAll(share.Groups, part => new AggregateKey(scenario, AggregateKind.Running, HourlyShare.KeyOf(part)));
        var have = await Task.WhenAll(keys.Select(key => HasAsync(key, HourlyShare.RunOf(source, message.Watermark), last, cancel)));
        if (!have.Contains(true))
        {
            return GiveUpPlan.Whole;
        }

        ChangedGroup[] changed = [.. share.Groups.Select((part, i) => new ChangedGroup(keys[i].ToString(), part.DayNumbers)).Where((_, i) => have[i])];
        var mark = new SummaryMark(source.Version, share.Subject, changed);
        return new GiveUpPlan(RemainingGroups.Of(keys.Where((_, i) => !have[i]).Select(key => key.Group)), Handled.Until(summaries.Showing(mark, message.Topic)));
    }

    private async Task<(HourlyFold? Hourly, SourcePosition Source)> FoldAsync(IncomingMessage message, bool last, CancellationToken cancel)
    {
        try
        {
            var source = await logs.PositionOfAsync(message, cancel);
            return ((await workers.FoldAsync(new FoldRequest(source, message.Value), cancel)).Hourly, source);
        }
        catch (Exception failure) when (Counts(failure, last) && !cancel.IsCancellationRequested)
        {
            return default;
        }
    }

    private async Task<bool> HasAsync(AggregateKey key, OffsetRun run, bool last, CancellationToken cancel)
    {
        try
        {
            return await grains.GetGrain<IWeeklyAggregateGrain>(key.ToString()).HasAsync([run], cancel);
        }
        catch (Exception failure) when (Counts(failure, last) && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool Counts(Exception failure, bool last) =>
        last || failures.Classify(failure) == FailureKind.Permanent;
}
