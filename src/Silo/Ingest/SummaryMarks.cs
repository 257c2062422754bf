using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Gathers the changes that this silo's messages wait to see in a summary, scenario by scenario, and asks for one summary at most once a publish
/// interval. A message is done only after that, so none is lost with the process. Thread-safe.
/// </summary>
public sealed class SummaryMarks(IGrainFactory grains, IOptions<SummaryOptions> options, TimeProvider time) : IFlushPending, IDisposable
{
    private readonly ConcurrentDictionary<string, SummarySchedule> _schedules = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _disposed = new();

    /// <summary>How many scenarios have changes that no published summary shows yet.</summary>
    public int WaitingScenarios => _schedules.Values.Count(schedule => schedule.IsWaitedFor);

    /// <summary>What a message waits for before it is done.</summary>
    public DeferredCompletion Showing(SummaryMark mark, string topic)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return new DeferredCompletion(
            $"The summary of {mark.Subject.Scenario}",
            new RecordPosition(topic, mark.Version.Partition, mark.Version.Offset),
            cancel => ShowAsync(mark, cancel));
    }

    /// <summary>
    /// Completes when a summary that shows the change is on the response topic, at most a publish interval later. Fails with what kept it from
    /// it; then the change has to be marked again.
    /// </summary>
    public Task ShowAsync(SummaryMark mark, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return ShowAsync(mark.Subject.Scenario, pending => pending.Add(mark), atOnce: false, cancel);
    }

    /// <summary>Completes when a summary that shows all groups and weeks is on the response topic; does not wait for the interval.</summary>
    public Task ShowAllAsync(SnapshotVersion version, SummarySubject subject, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return ShowAsync(subject.Scenario, pending => pending.AddAll(version, subject), atOnce: true, cancel);
    }

    /// <summary>
    /// Completes when a summary in the form that the message asks for is on the response topic. It is one of its own, because others that wait do not
    /// want that form.
    /// </summary>
    public Task ShowAskedAsync(SummarySubject subject, byte[] asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return grains.GetGrain<ISummaryGrain>(subject.Scenario).PublishAsync(new SummaryRequest(subject, [], All: true, AtOnce: true, asked), cancel);
    }

    /// <summary>Has the summaries that are waited for published without waiting for the interval. Returns at once.</summary>
    public void FlushPending()
    {
        foreach (var (_, schedule) in _schedules)
        {
            schedule.Flush();
        }
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        _disposed.Cancel();
        foreach (var (_, schedule) in _schedules)
        {
            schedule.Dispose();
        }

        _disposed.Dispose();
    }

    private async Task ShowAsync(string scenario, Func<PendingSummary, Task> add, bool atOnce, CancellationToken cancel)
    {
        Task? shown;
        do
        {
            // A schedule that has ended is taken out, and followed by a new one.
            ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, this);
            shown = _schedules.GetOrAdd(scenario, Schedule).Add(add, atOnce);
        }
        while (shown is null);

        await shown.WaitAsync(cancel);
    }

    private SummarySchedule Schedule(string scenario) => new(
        request => grains.GetGrain<ISummaryGrain>(scenario).PublishAsync(request, _disposed.Token),
        schedule => _schedules.TryRemove(KeyValuePair.Create(scenario, schedule)),
        options.Value.PublishInterval,
        time);
}
