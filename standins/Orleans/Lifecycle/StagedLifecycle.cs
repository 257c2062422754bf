namespace Orleans.Runtime;

/// <summary>Starts observers stage by stage and stops those of the stages it reached, in the opposite order.</summary>
internal class StagedLifecycle : ILifecycleSubject
{
    /// <summary>By stage, and as they came within one.</summary>
    private readonly List<Entry> _entries = [];
    private int? _highest;

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (_highest is not null)
        {
            throw new InvalidOperationException("Lifecycle has already been started.");
        }

        var entry = new Entry(stage, observer);
        var at = _entries.Count;
        while (at > 0 && _entries[at - 1].Stage > stage)
        {
            at--;
        }

        _entries.Insert(at, entry);
        return entry;
    }

    public async Task OnStart(CancellationToken cancellationToken = default)
    {
        if (_highest is not null)
        {
            throw new InvalidOperationException("Lifecycle has already been started.");
        }

        for (var next = 0; next < _entries.Count;)
        {
            var stage = _entries[next].Stage;
            if (cancellationToken.IsCancellationRequested)
            {
                throw new OrleansLifecycleCanceledException($"Lifecycle start canceled at stage '{stage}' by request.");
            }

            _highest = stage;
            var starting = new List<Task>(1);
            for (; next < _entries.Count && _entries[next].Stage == stage; next++)
            {
                starting.Add(Guarded(_entries[next], static (observer, token) => observer.OnStart(token), cancellationToken));
            }

            await (starting.Count == 1 ? starting[0] : Task.WhenAll(starting));
            HighestCompletedStage = stage;
        }

        _highest ??= int.MinValue;
    }

    /// <summary>A stage that fails to stop does not keep the others from it; the owner is told of the first fault at the end.</summary>
    public async Task OnStop(CancellationToken cancellationToken = default)
    {
        Exception? fault = null;
        foreach (var stage in _entries.Where(entry => entry.Stage <= _highest).GroupBy(entry => entry.Stage).OrderByDescending(group => group.Key))
        {
            try
            {
                await Task.WhenAll(stage.Select(entry => Guarded(entry, static (observer, token) => observer.OnStop(token), cancellationToken)));
            }
            catch (Exception exception)
            {
                fault ??= exception;
            }

            LowestStoppedStage = stage.Key;
        }

        if (fault is not null)
        {
            OnStopFault(fault);
        }
    }

    /// <summary>Told of the first fault after all stages have stopped.</summary>
    protected virtual void OnStopFault(Exception fault)
    {
    }

    private static Task Guarded(
        Entry entry, Func<ILifecycleObserver, CancellationToken, Task?> call, CancellationToken cancellationToken)
    {
        try
        {
            return (entry.Observer is { } observer ? call(observer, cancellationToken) : null) ?? Task.CompletedTask;
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    private sealed class Entry(int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage { get; } = stage;

        public ILifecycleObserver? Observer { get; private set; } = observer;

        public void Dispose() => Observer = null;
    }
}
