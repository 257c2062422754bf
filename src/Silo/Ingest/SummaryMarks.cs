using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>Marks changes for the scenarios' summaries, and knows which of them are waited for. Thread-safe.</summary>
public sealed partial class SummaryMarks(IGrainFactory grains, ILogger<SummaryMarks> logger) : IFlushPending
{
    private readonly ConcurrentDictionary<string, int> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _flushing = new(StringComparer.Ordinal);

    /// <summary>How many scenarios have changes that no published summary shows yet.</summary>
    public int WaitingScenarios => _waiting.Count;

    /// <summary>What a message waits for before it is done.</summary>
    public DeferredCompletion Showing(SummaryMark mark, string topic)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return new DeferredCompletion(
            $"The summary of {mark.Subject.Scenario}",
            new RecordPosition(topic, mark.Version.Partition, mark.Version.Offset),
            cancel => ShowAsync(mark, cancel));
    }

    /// <summary>Completes when a summary that shows the change is on the response topic, at most a publish interval later.</summary>
    public async Task ShowAsync(SummaryMark mark, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mark);
        var scenario = mark.Subject.Scenario;
        _waiting.AddOrUpdate(scenario, 1, static (_, count) => count + 1);
        try
        {
            await grains.GetGrain<ISummaryGrain>(scenario).SummarizeAsync(mark).WaitAsync(cancel);
        }
        finally
        {
            if (_waiting.AddOrUpdate(scenario, 0, static (_, count) => count - 1) == 0)
            {
                _waiting.TryRemove(KeyValuePair.Create(scenario, 0));
            }
        }
    }

    /// <summary>Has the summaries that are waited for published at once. Returns at once.</summary>
    public void FlushPending()
    {
        foreach (var scenario in _waiting.Keys)
        {
            if (!_flushing.TryGetValue(scenario, out var last) || last.IsCompleted)
            {
                _flushing[scenario] = FlushAsync(scenario);
            }
        }
    }

    /// <summary>Never fails: whoever waits for the summary learns of a failure, and marks the change again.</summary>
    private async Task FlushAsync(string scenario)
    {
        try
        {
            await grains.GetGrain<ISummaryGrain>(scenario).FlushAsync();
        }
#pragma warning disable CA1031 // It only hastens what is done anyway.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFlushFailed(failure, scenario);
        }
    }
}
