using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>
/// One call of a grain method: its arguments, its way to the activation, and its answer. Classes derived from it are made at
/// run time, one for each method.
/// </summary>
internal abstract partial class GrainCall : IInvokable
{
    private object? _target;

    public abstract GrainMethod Method { get; }

    public bool IsCancellable => Method.IsCancellable;

    /// <summary>Whether it may run at any await of another call.</summary>
    public virtual bool IsInterleaving => Method.IsAlwaysInterleave;

    /// <summary>Whether it belongs to its activation alone and ends with it.</summary>
    public virtual bool IsLocalOnly => false;

    /// <summary>Whether it counts as activity.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Replaces arguments that the caller could still change by copies.</summary>
    public abstract void CopyArguments();

    public abstract int GetArgumentCount();

    public abstract object? GetArgument(int index);

    public abstract void SetArgument(int index, object value);

    public virtual CancellationToken GetCancellationToken() => default;

    public virtual void SetCancellationToken(CancellationToken token)
    {
    }

    /// <summary>Runs the method; the task is the method's own.</summary>
    public abstract Task Start(object target);

    /// <summary>Answers the caller with what the method's task ended with.</summary>
    public abstract void Reply(Task task);

    /// <summary>Answers the caller with what filters made of the call.</summary>
    public abstract void Reply(Response response);

    /// <summary>Runs the method for filters, which see its outcome as a response.</summary>
    public abstract ValueTask<Response> Invoke();

    public object? GetTarget() => _target;

    public void SetTarget(ITargetHolder holder) => _target = holder.GetTarget();

    public string GetMethodName() => Method.Name;

    public string GetInterfaceName() => Method.InterfaceName;

    public string GetActivityName() => $"{Method.InterfaceType.Name}/{Method.Name}";

    public MethodInfo GetMethod() => Method.Method;

    public Type GetInterfaceType() => Method.InterfaceType;

    public TimeSpan? GetDefaultResponseTimeout() => Method.Timeout;

    public bool TryCancel()
    {
        CancelCallee();
        return IsCancellable;
    }

    public void Dispose()
    {
    }

    public override string ToString() => $"{Method} to {TargetId} from {(object?)Caller?.GrainId ?? "a client"}";

    /// <summary>From now on the answer goes to the returned task, not to the caller; <see cref="Deliver"/> answers the caller.</summary>
    public Task<Response> InterceptAnswer()
    {
        Interceptor = new TaskCompletionSource<Response>(TaskCreationOptions.RunContinuationsAsynchronously);
        return Interceptor.Task;
    }

    /// <summary>Answers the caller after <see cref="InterceptAnswer"/>.</summary>
    public abstract void Deliver(Response response);

    protected TaskCompletionSource<Response>? Interceptor { get; private set; }

    protected abstract void SetFault(Exception exception);

    /// <summary>Gives the answer to whoever intercepts it; false when nobody does.</summary>
    protected bool Intercepts(Response response)
    {
        Interceptor?.SetResult(response);
        return Interceptor is not null;
    }
}
