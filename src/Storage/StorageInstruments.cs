using System.Diagnostics.Metrics;

namespace ScenarioOrleans.Storage;

/// <summary>The metrics of the storage; dimension <c>provider</c>. Thread-safe.</summary>
public sealed class StorageInstruments : IDisposable
{
    public const string MeterName = "ScenarioOrleans.Storage";
    public const string BatchSizeName = "scenario.storage.batch.size";

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
        _batchSize = _meter.CreateHistogram<int>(BatchSizeName, "{write}", "Writes that shared a transaction; its count is the number of commits.");
        _commitDuration = _meter.CreateHistogram<double>("scenario.storage.commit.duration", "s", "One transaction, from its begin to its commit.");
        _writeDuration = _meter.CreateHistogram<double>("scenario.storage.write.duration", "s", "One write, with its wait for a transaction.");
        _readDuration = _meter.CreateHistogram<double>("scenario.storage.read.duration", "s", "One read.");
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

    private static KeyValuePair<string, object?> Provider(string provider) => new("provider", provider);
}
