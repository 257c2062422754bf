namespace Orleans.Runtime;

/// <summary>Starts observers stage by stage and stops those of the stages it reached, in the opposite order.</summary>
internal class StagedLifecycle : ILifecycleSubject
{
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
        _entries.Add(entry);
        return entry;
    }

    public async Task OnStart(CancellationToken cancellationToken = default)
    {
        if (_highest is not null)
        {
            throw new InvalidOperationException("Lifecycle has already been started.");
        }

        foreach (var stage in _entries.GroupBy(entry => entry.Stage).OrderBy(group => group.Key))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw new OrleansLifecycleCanceledException($"Lifecycle start canceled at stage '{stage.Key}' by request.");
            }

            _highest = stage.Key;
            await Task.WhenAll(stage.Select(entry => Guarded(() => entry.Observer?.OnStart(cancellationToken))));
            HighestCompletedStage = stage.Key;
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
                await Task.WhenAll(stage.Select(entry => Guarded(() => entry.Observer?.OnStop(cancellationToken))));
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

    private static Task Guarded(Func<Task?> call)
    {
        try
        {
            return call() ?? Task.CompletedTask;
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
