namespace ScenarioOrleans.Grains.Summaries;

/// <summary>What the next summary of a scenario has to show, and who waits for it. Belongs to one grain's turns.</summary>
public sealed class PendingSummary
{
    private readonly Dictionary<string, HashSet<int>> _changed = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _published = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the summary is published, or fails with what kept it from it.</summary>
    public Task Published => _published.Task;

    /// <summary>Nobody asked for anything.</summary>
    public bool IsEmpty => Subject is null;

    /// <summary>Show all groups and weeks.</summary>
    public bool All { get; private set; }

    /// <summary>How the latest message writes its organization and weeks; null when there is nothing to show.</summary>
    public SummarySubject? Subject { get; private set; }

    /// <summary>The version of <see cref="Subject"/>.</summary>
    public SnapshotVersion Version { get; private set; } = SnapshotVersion.None;

    /// <summary>Keys of the aggregates that changed.</summary>
    public IReadOnlyCollection<string> Aggregates => _changed.Keys;

    public void Add(SummaryMark mark)
    {
        Take(mark.Version, mark.Subject);
        foreach (var group in mark.Changed)
        {
            if (!_changed.TryGetValue(group.Aggregate, out var days))
            {
                _changed.Add(group.Aggregate, days = []);
            }

            days.UnionWith(group.Days);
        }
    }

    public void AddAll(SnapshotVersion version, SummarySubject subject)
    {
        Take(version, subject);
        All = true;
    }

    /// <summary>Whether a week of an aggregate is to be shown.</summary>
    public bool Shows(string aggregate, DateOnly firstDay) =>
        All || (_changed.TryGetValue(aggregate, out var days) && days.Any(day => day >= firstDay.DayNumber && day < firstDay.DayNumber + 7));

    public void Complete() => _published.TrySetResult();

    public void Fail(Exception reason) => _published.TrySetException(reason);

    private void Take(SnapshotVersion version, SummarySubject subject)
    {
        if (Subject is null || version > Version)
        {
            (Version, Subject) = (version, subject);
        }
    }
}
