using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>What the next summary of a scenario has to show, and who waits for it. Not thread-safe.</summary>
internal sealed class PendingSummary
{
    private readonly Dictionary<string, HashSet<int>> _changed = new(StringComparer.Ordinal);
    private readonly List<TaskCompletionSource> _waiting = [];
    private bool _all;
    private SummarySubject? _subject;
    private SnapshotVersion _version = SnapshotVersion.None;

    /// <summary>Nobody asked for anything.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Of two marks the later says how the organization is written and when weeks start.</summary>
    public Task Add(SummaryMark mark)
    {
        foreach (var group in mark.Changed)
        {
            Show(group.Aggregate, group.Days);
        }

        return Wait(mark.Version, mark.Subject);
    }

    /// <summary>Shows all groups and weeks.</summary>
    public Task AddAll(SnapshotVersion version, SummarySubject subject)
    {
        _all = true;
        return Wait(version, subject);
    }

    /// <summary>With all that another one shows, and those who wait for it.</summary>
    public void TakeOver(PendingSummary other)
    {
        foreach (var (aggregate, days) in other._changed)
        {
            Show(aggregate, days);
        }

        _all |= other._all;
        _waiting.AddRange(other._waiting);
        if (other._subject is { } subject)
        {
            Name(other._version, subject);
        }
    }

    public SummaryRequest ToRequest(bool atOnce) =>
        new(_subject!, [.. _changed.Select(group => new ChangedGroup(group.Key, [.. group.Value]))], _all, atOnce);

    public void Complete() => _waiting.ForEach(waiting => waiting.TrySetResult());

    public void Fail(Exception reason) => _waiting.ForEach(waiting => waiting.TrySetException(reason));

    private Task Wait(SnapshotVersion version, SummarySubject subject)
    {
        Name(version, subject);
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(waiting);
        return waiting.Task;
    }

    private void Name(SnapshotVersion version, SummarySubject subject)
    {
        if (_subject is null || version > _version)
        {
            (_version, _subject) = (version, subject);
        }
    }

    private void Show(string aggregate, IEnumerable<int> days)
    {
        if (!_changed.TryGetValue(aggregate, out var shown))
        {
            _changed.Add(aggregate, shown = []);
        }

        shown.UnionWith(days);
    }
}
