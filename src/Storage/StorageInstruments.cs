using System.Diagnostics.Metrics;

namespace ScenarioOrleans.Storage;

/// <summary>The metrics of the storage; dimension <c>provider</c>. Thread-safe.</summary>
public sealed class StorageInstruments : IDisposable
{
    public const string MeterName = "ScenarioOrleans.Storage";
    public const string BatchSizeName = "scenario.storage.batch.size";

    /// <summary>Seconds: from a read of a page in memory to a server that hangs.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly InstrumentAdvice<int> BatchSizes = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 4_096],
    };

    private readonly Meter _meter;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<double> _writeDuration;
    private readonly Histogram<double> _readDuration;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _failures;
    private long _totalWrites;
    private long _totalCommits;
    private long _totalConflicts;
    private long _totalFailures;

    public StorageInstruments(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MeterName);
        _batchSize = _meter.CreateHistogram(
            BatchSizeName, "{write}", "Writes that shared a transaction; its count is the number of commits.", tags: null, BatchSizes);
        _commitDuration = Duration("scenario.storage.commit.duration", "One transaction, from its begin to its commit.");
        _writeDuration = Duration("scenario.storage.write.duration", "One write, with its wait for a transaction.");
        _readDuration = Duration("scenario.storage.read.duration", "One read.");
        _conflicts = _meter.CreateCounter<long>("scenario.storage.conflicts", "{write}", "Writes that met another version than they had read.");
        _failures = _meter.CreateCounter<long>("scenario.storage.failures", "{failure}", "Failed reads and transactions, by whether they are transient.");
    }

    /// <summary>States written, over all providers of the process; the same for the other totals.</summary>
    public long Writes => Interlocked.Read(ref _totalWrites);

    public long Commits => Interlocked.Read(ref _totalCommits);

    public long Conflicts => Interlocked.Read(ref _totalConflicts);

    public long Failures => Interlocked.Read(ref _totalFailures);

    public void OnCommitted(string provider, int writes, TimeSpan duration)
    {
        Interlocked.Add(ref _totalWrites, writes);
        Interlocked.Increment(ref _totalCommits);
        _batchSize.Record(writes, Provider(provider));
        _commitDuration.Record(duration.TotalSeconds, Provider(provider));
    }

    public void OnWritten(string provider, TimeSpan duration) => _writeDuration.Record(duration.TotalSeconds, Provider(provider));

    public void OnRead(string provider, TimeSpan duration) => _readDuration.Record(duration.TotalSeconds, Provider(provider));

    public void OnConflict(string provider)
    {
        Interlocked.Increment(ref _totalConflicts);
        _conflicts.Add(1, Provider(provider));
    }

    public void OnFailed(string provider, bool transient)
    {
        Interlocked.Increment(ref _totalFailures);
        _failures.Add(1, Provider(provider), new KeyValuePair<string, object?>("transient", transient));
    }

    public void Dispose() => _meter.Dispose();

    private Histogram<double> Duration(string name, string description) => _meter.CreateHistogram(name, "s", description, tags: null, Durations);

    private static KeyValuePair<string, object?> Provider(string provider) => new("provider", provider);
}
