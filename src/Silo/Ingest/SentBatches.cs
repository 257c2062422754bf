using System.Diagnostics.Metrics;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Takes batch ids for messages, and counts those that were taken already. A message that is sent again from the dead-letter topic goes by the
/// position of the one that it repeats, so that it is not a repetition of itself. Thread-safe.
/// </summary>
public sealed class SentBatches : IDisposable
{
    public const string RepeatedName = "scenario.repeated_batches";

    private readonly IGrainFactory _grains;
    private readonly RecordTimes _times;
    private readonly Meter _meter;
    private readonly Counter<long> _repeated;

    public SentBatches(IGrainFactory grains, RecordTimes times, IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        (_grains, _times) = (grains, times);
        _meter = meters.Create(RecordTimes.MeterName);
        _repeated = _meter.CreateCounter<long>(RepeatedName, "{message}", "Messages of hourly rows that change nothing, because another one has taken their batch id.");
    }

    /// <summary>Whether the message counts: it has no batch id, or has taken it, now or before.</summary>
    public async Task<bool> TakeAsync(IncomingMessage message, SourcePosition source, HourlyFold hourly, CancellationToken cancel)
    {
        if (hourly.BatchId is not { } id)
        {
            return true;
        }

        var messageId = message.Headers.LastText(ReplayHeaders.ReplayOf) ?? source.MessageId;
        var takes = await _grains.GetGrain<ISentBatchesGrain>(ISentBatchesGrain.KeyOf(hourly.Subject.Scenario, id))
            .TakeAsync(id, messageId, _times.Of(source.TimestampMilliseconds), cancel);
        if (!takes)
        {
            _repeated.Add(1);
        }

        return takes;
    }

    public void Dispose() => _meter.Dispose();
}
