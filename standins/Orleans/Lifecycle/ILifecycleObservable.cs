namespace Orleans;

/// <summary>Something that starts in stages, lowest first, and stops in the opposite order.</summary>
public interface ILifecycleObservable
{
    /// <summary>Must be called before the start. Disposing the result takes the observer out.</summary>
    IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
}

/// <summary>Takes part in one stage.</summary>
public interface ILifecycleObserver
{
    Task OnStart(CancellationToken cancellationToken = default);

    /// <summary>Called only if the stage was reached. A cancelled token says: hurry.</summary>
    Task OnStop(CancellationToken cancellationToken = default);
}

/// <summary>Registered in the container, takes part in a lifecycle.</summary>
public interface ILifecycleParticipant<TLifecycleObservable>
    where TLifecycleObservable : ILifecycleObservable
{
    void Participate(TLifecycleObservable lifecycle);
}

/// <summary>A lifecycle seen by its owner.</summary>
public interface ILifecycleSubject : ILifecycleObservable, ILifecycleObserver;
