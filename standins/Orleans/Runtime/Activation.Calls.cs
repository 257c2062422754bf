using System.Diagnostics;
using Orleans.Serialization.Invocation;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>Which call may run when, and what happens with its outcome.</summary>
internal sealed partial class Activation
{
    private readonly List<GrainCall> _waiting = [];
    private Dictionary<Guid, int>? _reentrantSections;
    private GrainCall? _blocking;
    private int _running;

    public int RunningCount => _running;

    public int WaitingCount => _waiting.Count;

    /// <summary>A call has come; runs in a turn.</summary>
    public void Receive(GrainCall call)
    {
        if (_state == ActivationState.Valid && _waiting.Count == 0 && _running == 0)
        {
            Start(call);
            return;
        }

        if (_state == ActivationState.Invalid)
        {
            Forward(call);
            return;
        }

        _waiting.Add(call);
        if (_state == ActivationState.Creating)
        {
            BeginActivation(call.RequestContext);
        }
        else
        {
            RunWaiting();
        }
    }

    void Core.Internal.ICallChainReentrantGrainContext.OnEnterReentrantSection(Guid reentrancyId)
    {
        _reentrantSections ??= [];
        _reentrantSections[reentrancyId] = _reentrantSections.GetValueOrDefault(reentrancyId) + 1;
    }

    void Core.Internal.ICallChainReentrantGrainContext.OnExitReentrantSection(Guid reentrancyId)
    {
        if (_reentrantSections is null || !_reentrantSections.TryGetValue(reentrancyId, out var count))
        {
            throw new InvalidOperationException("Attempted to exit reentrant section without entering it.");
        }

        if (count == 1)
        {
            _reentrantSections.Remove(reentrancyId);
        }
        else
        {
            _reentrantSections[reentrancyId] = count - 1;
        }
    }

    private bool MayRun(GrainCall call)
    {
        if (_running == 0 || call.IsInterleaving || _blocking is null || (_blocking.Method.IsReadOnly && call.Method.IsReadOnly))
        {
            return true;
        }

        return IsInReentrantSection(call) || Class.MayInterleave(GrainInstance!, call, _blocking);
    }

    private bool IsInReentrantSection(GrainCall call)
        => _reentrantSections is { Count: > 0 }
            && call.RequestContext is { } context
            && context.TryGetValue(RequestContext.ReentrancyKey, out var id)
            && id is Guid section
            && _reentrantSections.ContainsKey(section);

    private void RunWaiting()
    {
        var flow = ExecutionContext.Capture()!;
        for (var i = 0; i < _waiting.Count && _state == ActivationState.Valid;)
        {
            var call = _waiting[i];
            try
            {
                if (!MayRun(call))
                {
                    i++;
                    continue;
                }
            }
            catch (Exception exception)
            {
                _waiting.RemoveAt(i);
                call.Fail(exception);
                continue;
            }

            _waiting.RemoveAt(i);
            Start(call);
            ExecutionContext.Restore(flow);
        }
    }

    private void Start(GrainCall call)
    {
        if (call.IsAnswered)
        {
            Unload();
            return;
        }

        _running++;
        if (_blocking is null && !call.IsInterleaving)
        {
            _blocking = call;
        }

        call.TargetActivation = this;
        RequestContext.Current = call.RequestContext;
        var started = Silo.CountsCalls ? Stopwatch.GetTimestamp() : 0;
        Task task;
        try
        {
            task = Silo.IncomingFilters.Length == 0 && !Class.FiltersItself
                ? call.Start(GrainInstance!)
                : new IncomingCall(call, this, Silo.IncomingFilters).RunAsync();
            task ??= Task.FromException(new InvalidOperationException($"{call.Method} gave null instead of a task."));
        }
        catch (Exception exception)
        {
            task = Task.FromException(exception);
        }

        if (task.IsCompleted)
        {
            Complete(call, task, started);
        }
        else
        {
            _ = CompleteLaterAsync(call, task, started);
        }
    }

    private async Task CompleteLaterAsync(GrainCall call, Task task, long started)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        Complete(call, task, started);
        if (_waiting.Count > 0 && _state == ActivationState.Valid)
        {
            Scheduler.Enqueue((Action)RunWaiting);
        }
    }

    private void Complete(GrainCall call, Task task, long started)
    {
        _running--;
        if (_blocking is null || ReferenceEquals(_blocking, call))
        {
            _blocking = null;
        }

        if (call.KeepsAlive)
        {
            Touch();
        }

        if (started != 0)
        {
            call.Method.Counters.OnCall(Stopwatch.GetTimestamp() - started, task.IsFaulted);
        }

        if (!task.IsCompletedSuccessfully)
        {
            OnFault(call, TaskCall.FaultOf(task));
        }

        call.Reply(task);
        Unload();
        if (_state == ActivationState.Deactivating && _running == 0)
        {
            BeginFinish();
        }
    }

    private void OnFault(GrainCall call, Exception exception)
    {
        if (call.Method.IsOneWay)
        {
            Silo.LogOneWayCallFailed(exception, call);
        }
        else
        {
            Silo.LogCallFailed(exception, call);
        }

        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, inconsistent.ToString()));
        }
    }

    private void Forward(GrainCall call)
    {
        Unload();
        if (!call.IsLocalOnly)
        {
            Silo.Fabric.Route(call, null);
        }
    }

    private void Unload()
    {
        if (Pool is not null)
        {
            WorkerPool.OnCompleted(this);
        }
    }
}
