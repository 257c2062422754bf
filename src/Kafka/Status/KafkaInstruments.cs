using System.Diagnostics.Metrics;

namespace ScenarioOrleans.Kafka.Status;

/// <summary>
/// The metrics of the Kafka side, under OpenTelemetry's names for messaging where there are such, and their totals for the status page.
/// Thread-safe.
/// </summary>
public sealed class KafkaInstruments : IDisposable
{
    public const string MeterName = "ScenarioOrleans.Kafka";

    private static readonly KeyValuePair<string, object?> System = new("messaging.system", "kafka");

    /// <summary>Seconds: from a small message at once to hourly rows that wait for their summary.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    };

    private readonly Meter _meter;
    private readonly Counter<long> _consumed;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _deadLetters;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _commitFailures;
    private readonly Histogram<double> _duration;
    private long _totalConsumed;
    private long _totalDone;
    private long _totalSent;
    private long _totalDeadLetters;
    private long _totalRetries;
    private long _totalLost;

    public KafkaInstruments(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MeterName);
        _consumed = _meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Messages received.");
        _sent = _meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Answers and dead letters written.");
        _duration = _meter.CreateHistogram(
            "messaging.process.duration", "s", "From receiving a message until it is done.", tags: null, advice: Durations);
        _deadLetters = _meter.CreateCounter<long>("scenario.dead_letters", "{message}", "Dead letters written, by code.");
        _retries = _meter.CreateCounter<long>("scenario.retries", "{attempt}", "Attempts that failed and were followed by another.");
        _lost = _meter.CreateCounter<long>("scenario.lost.messages", "{message}", "Offsets that the broker had dropped before they were read.");
        _commitFailures = _meter.CreateCounter<long>("scenario.commit.failures", "{commit}", "Commits that the broker refused.");
    }

    public long Consumed => Interlocked.Read(ref _totalConsumed);

    public long Done => Interlocked.Read(ref _totalDone);

    public long Sent => Interlocked.Read(ref _totalSent);

    public long DeadLetters => Interlocked.Read(ref _totalDeadLetters);

    public long Retries => Interlocked.Read(ref _totalRetries);

    public long Lost => Interlocked.Read(ref _totalLost);

    public void OnConsumed()
    {
        Interlocked.Increment(ref _totalConsumed);
        _consumed.Add(1, System);
    }

    public void OnDone(TimeSpan duration)
    {
        Interlocked.Increment(ref _totalDone);
        _duration.Record(duration.TotalSeconds, System);
    }

    /// <summary>Messages of a batch, which count as one in the histogram of durations.</summary>
    public void OnDone(int count, TimeSpan duration)
    {
        Interlocked.Add(ref _totalDone, count);
        _duration.Record(duration.TotalSeconds, System);
    }

    public void OnSent()
    {
        Interlocked.Increment(ref _totalSent);
        _sent.Add(1, System);
    }

    public void OnDeadLetter(string code)
    {
        Interlocked.Increment(ref _totalDeadLetters);
        _deadLetters.Add(1, new KeyValuePair<string, object?>("code", code));
    }

    public void OnRetry()
    {
        Interlocked.Increment(ref _totalRetries);
        _retries.Add(1);
    }

    public void OnLost(long count)
    {
        Interlocked.Add(ref _totalLost, count);
        _lost.Add(count);
    }

    public void OnCommitFailed() => _commitFailures.Add(1);

    /// <summary>Reports the lag of each partition whenever somebody collects metrics.</summary>
    public void ObserveLag(Func<IEnumerable<Measurement<long>>> read) =>
        _meter.CreateObservableGauge("kafka.consumer_group.lag", read, "{message}", "End of the partition minus what is committed.");

    public void Dispose() => _meter.Dispose();
}
