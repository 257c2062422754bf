using Confluent.Kafka;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Takes many small messages of hourly rows through the grains together: one fold, one call for each scenario. A message is in the sums
/// of each aggregate exactly once, however the log is cut into batches and however often.
/// </summary>
public sealed class GrainBatchHandler(IGrainFactory grains, SourceLogs logs, FoldWorkers workers, SummaryMarks summaries, IFailureClassifier failures, WorkCounters counters) : IBatchHandler
{
    /// <summary>In plain JSON the event is looked for in so many bytes.</summary>
    private const int BytesToEvent = 256;

    /// <summary>Plain JSON that says where hourly rows would, or what cannot be seen from outside.</summary>
    public bool Accepts(ReadOnlySpan<byte> value, Headers? headers) =>
        !IsForSomeGroups(headers)
        && (value[0] is not ((byte)'{' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF)
            || value[..Math.Min(value.Length, BytesToEvent)].IndexOf("\"hourly\""u8) >= 0);

    public async Task<BatchOutcome> HandleAsync(MessageBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var names = new string[batch.Runs.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = await logs.NameOfAsync(batch.Topic, batch.Runs[i].TopicId, cancel) ?? batch.Topic;
        }

        var application = new BatchApplication(batch, names, workers.FoldBatchAsync, AddAsync, workers.FindInBatchAsync, IsOfAll);
        await application.RunAsync(cancel);
        counters.OnAdded(application.Rows, 0);
        return new BatchOutcome(application.Refused, new Handled([.. application.Marks.Select(mark => summaries.Showing(mark, batch.Topic))]));
    }

    private Task<HourlyOutcome> AddAsync(HourlyFold hourly, OffsetRun[] runs, CancellationToken cancel) =>
        grains.GetGrain<IScenarioGrain>(hourly.Subject.Scenario).AddHourlyAsync(
            new HourlyRequest(runs, hourly.Subject.WeekStart, hourly.Groups, hourly.Subject.OrganizationIsNumber && !hourly.WroteText), cancel);

    /// <summary>Waiting for storage or broker is the processor's; a grain that does not answer is no reason to keep the others waiting.</summary>
    private bool IsOfAll(Exception failure) => failures.DependencyOf(failure) is Dependency.Storage or Dependency.Broker;

    private static bool IsForSomeGroups(Headers? headers)
    {
        for (var i = 0; i < (headers?.Count ?? 0); i++)
        {
            if (headers![i].Key == RemainingGroups.Header)
            {
                return true;
            }
        }

        return false;
    }
}
