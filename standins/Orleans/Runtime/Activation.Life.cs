namespace Orleans.Runtime;

/// <summary>How long the activation stays, and how it goes.</summary>
internal sealed partial class Activation
{
    private readonly List<IDisposable> _timers = [];
    private DeactivationReason _reason;
    private CancellationToken _hurry;
    private bool _finishing;
    private long _keepUntil;

    /// <inheritdoc/>
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (RuntimeContext.CurrentContext == this)
        {
            BeginDeactivation(deactivationReason, cancellationToken);
        }
        else
        {
            Scheduler.Enqueue((Action)(() => BeginDeactivation(deactivationReason, cancellationToken)));
        }
    }

    /// <summary>Completes when it is gone, or when it turned out not to be idle.</summary>
    public Task DeactivateIfIdleAsync(TimeSpan limit)
    {
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Scheduler.Enqueue((Action)(() =>
        {
            if (IsIdleFor(limit))
            {
                BeginDeactivation(new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"Idle for at least {limit}"), default);
            }
            else
            {
                refused.SetResult();
            }
        }));
        return Task.WhenAny(refused.Task, Deactivated);
    }

    public bool IsIdleFor(TimeSpan limit)
        => _state == ActivationState.Valid && _running == 0 && _waiting.Count == 0
            && Silo.Time.GetElapsedTime(LastActive) >= limit
            && (_keepUntil == 0 || Silo.Time.GetTimestamp() >= _keepUntil);

    public void DelayDeactivation(TimeSpan span)
        => _keepUntil = span == Timeout.InfiniteTimeSpan || span == TimeSpan.MaxValue ? long.MaxValue
            : span <= TimeSpan.Zero ? 0
            : Silo.Time.GetTimestamp() + (long)(span.TotalSeconds * Silo.Time.TimestampFrequency);

    public void AddTimer(IDisposable timer) => _timers.Add(timer);

    public void RemoveTimer(IDisposable timer) => _timers.Remove(timer);

    /// <summary>Its silo has been killed: nothing of it runs any more.</summary>
    public void Kill()
    {
        Scheduler.Kill();
        _state = ActivationState.Invalid;
        _deactivated.TrySetResult();
    }

    private void BeginDeactivation(DeactivationReason reason, CancellationToken hurry)
    {
        if (_reason.ReasonCode == DeactivationReasonCode.None)
        {
            _reason = reason;
            _hurry = hurry;
        }

        switch (_state)
        {
            case ActivationState.Creating:
                _state = ActivationState.Deactivating;
                _ = FinishAsync(wasValid: false);
                break;
            case ActivationState.Activating:
                _activating?.Cancel();
                break;
            case ActivationState.Valid:
                _state = ActivationState.Deactivating;
                if (_running == 0)
                {
                    BeginFinish();
                }

                break;
        }
    }

    private void BeginFinish()
    {
        if (!_finishing)
        {
            _finishing = true;
            Scheduler.Enqueue((Action)(() => _ = FinishAsync(wasValid: true)));
        }
    }

    private async Task FinishAsync(bool wasValid)
    {
        _finishing = true;
        foreach (var timer in _timers.ToArray())
        {
            timer.Dispose();
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_hurry);
        limit.CancelAfter(Silo.DeactivationTimeout);
        if (wasValid && GrainInstance is IGrainBase grain)
        {
            await Attempt("OnDeactivateAsync", () => grain.OnDeactivateAsync(_reason, limit.Token).WaitAsync(limit.Token));
        }

        if (_lifecycle is { } lifecycle)
        {
            await Attempt("the grain's lifecycle", () => lifecycle.OnStop(limit.Token).WaitAsync(limit.Token));
        }

        if (Pool is { } pool)
        {
            pool.Remove(this);
        }
        else
        {
            Silo.Fabric.Directory.Remove(this);
        }

        await Attempt("disposing the grain", DisposeInstanceAsync);
        _state = ActivationState.Invalid;
        Silo.OnDeactivated(this);
        _deactivated.TrySetResult();
        foreach (var call in _waiting.ToArray())
        {
            SendOn(call);
        }

        _waiting.Clear();
    }

    private void SendOn(Serialization.Invocation.GrainCall call)
    {
        if (_reason is { ReasonCode: DeactivationReasonCode.ActivationFailed, Exception: { } cause })
        {
            Unload();
            call.Fail(cause);
        }
        else
        {
            Forward(call);
        }
    }

    private async Task DisposeInstanceAsync()
    {
        switch (GrainInstance)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        switch (_scope)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case { } scope:
                scope.Dispose();
                break;
        }
    }

    /// <summary>A grain that fails at its end still ends.</summary>
    private async Task Attempt(string what, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception exception)
        {
            Silo.LogDeactivationFailed(exception, what, GrainId);
        }
    }
}
