using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.Invocation;

/// <summary>A call with a result, which is copied on its way back unless it may be shared.</summary>
internal abstract class TaskCall<TResult> : GrainCall
{
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Answer => _answer.Task;

    public override void Reply(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            Fail(TaskCall.FaultOf(task));
        }
        else if (TryAnswer())
        {
            SetResult(((Task<TResult>)task).GetAwaiter().GetResult());
        }
    }

    public override void Reply(Response response)
    {
        if (response.Exception is { } exception)
        {
            Fail(exception);
        }
        else if (TryAnswer())
        {
            SetResult(response.GetResult<TResult>());
        }
    }

    public override void Deliver(Response response)
    {
        if (response.Exception is { } exception)
        {
            _answer.SetException(exception);
        }
        else
        {
            _answer.SetResult(response.GetResult<TResult>());
        }
    }

    public override async ValueTask<Response> Invoke()
    {
        try
        {
            return Response.FromResult(await (Task<TResult>)Start(GetTarget()!));
        }
        catch (Exception exception)
        {
            return Response.FromException(exception);
        }
    }

    protected override void SetFault(Exception exception)
    {
        if (!Intercepts(Response.FromException(exception)))
        {
            _answer.SetException(exception);
        }
    }

    private void SetResult(TResult result)
    {
        TResult copy;
        try
        {
            copy = Copier<TResult>.Copy(result, Runtime);
        }
        catch (Exception exception)
        {
            SetFault(exception);
            return;
        }

        if (Interceptor is null)
        {
            _answer.SetResult(copy);
        }
        else
        {
            Intercepts(Response.FromResult(copy));
        }
    }
}
