namespace Orleans.Serialization.Invocation;

/// <summary>A call without a result.</summary>
internal abstract class TaskCall : GrainCall
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Answer => _answer.Task;

    public override void Reply(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            Fail(FaultOf(task));
        }
        else if (TryAnswer())
        {
            SetDone();
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
            SetDone();
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
            _answer.SetResult();
        }
    }

    public override async ValueTask<Response> Invoke()
    {
        try
        {
            await Start(GetTarget()!);
            return Response.Completed;
        }
        catch (Exception exception)
        {
            return Response.FromException(exception);
        }
    }

    internal static Exception FaultOf(Task task)
        => task.IsCanceled ? CancellationOf(task) : task.Exception!.InnerExceptions[0];

    protected override void SetFault(Exception exception)
    {
        if (!Intercepts(Response.FromException(exception)) && !Method.IsOneWay)
        {
            _answer.SetException(exception);
        }
    }

    private void SetDone()
    {
        if (!Intercepts(Response.Completed))
        {
            _answer.SetResult();
        }
    }

    private static OperationCanceledException CancellationOf(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException canceled)
        {
            return canceled;
        }

        return new OperationCanceledException();
    }
}
