namespace Orleans.Runtime;

/// <summary>
/// Runs everything of one activation, one piece at a time: its calls, its timers and whatever continues after an await.
/// Code runs inside a task of this scheduler, so that continuations come back to it.
/// </summary>
internal sealed class ActivationScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem, IWorkItemScheduler
{
    private const int QuantumMilliseconds = 100;
    private static readonly Action<object?> DrainAction = static state => ((ActivationScheduler)state!).Drain();

    private readonly Queue<object> _items = new();
    private bool _scheduled;
    private volatile bool _dead;
    private object? _first;
    private bool _yield;

    public override int MaximumConcurrencyLevel => 1;

    public void QueueAction(Action action) => Enqueue(action);

    public void QueueAction(Action<object> action, object state) => Enqueue((Action)(() => action(state)));

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    /// <summary>From now on nothing runs any more: its silo has been killed.</summary>
    public void Kill()
    {
        _dead = true;
        lock (_items)
        {
            _items.Clear();
        }
    }

    /// <summary>Adds a call, an action or a task. Never blocks.</summary>
    public void Enqueue(object item)
    {
        lock (_items)
        {
            if (_dead)
            {
                return;
            }

            _items.Enqueue(item);
            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    void IThreadPoolWorkItem.Execute()
    {
        var again = false;
        RuntimeContext.CurrentContext = activation;
        try
        {
            while (!again && TryTake(out var item))
            {
                if (item is Task task)
                {
                    TryExecuteTask(task);
                    continue;
                }

                _first = item;
                var turns = new Task(DrainAction, this, TaskCreationOptions.DenyChildAttach);
                turns.RunSynchronously(this);
                if (turns.Exception is { } fault)
                {
                    activation.Silo.LogWorkFailed(fault, activation.GrainId);
                }

                (again, _yield) = (_yield, false);
            }
        }
        finally
        {
            RuntimeContext.CurrentContext = null;
        }

        if (again)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    protected override void QueueTask(Task task) => Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
        => !taskWasPreviouslyQueued && RuntimeContext.CurrentContext == activation && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_items)
        {
            return [.. _items.OfType<Task>()];
        }
    }

    private void Drain()
    {
        var clean = ExecutionContext.Capture()!;
        var end = Environment.TickCount64 + QuantumMilliseconds;
        var item = _first!;
        _first = null;
        do
        {
            switch (item)
            {
                case Serialization.Invocation.GrainCall call:
                    activation.Receive(call);
                    ExecutionContext.Restore(clean);
                    break;
                case Task task:
                    TryExecuteTask(task);
                    break;
                case Action action:
                    activation.Run(action);
                    ExecutionContext.Restore(clean);
                    break;
            }

            if (Environment.TickCount64 >= end)
            {
                _yield = true;
                return;
            }
        }
        while (TryTakeOrKeep(out item));
    }

    /// <summary>Takes the next item; when there is none, the scheduler is no longer scheduled.</summary>
    private bool TryTake(out object item)
    {
        lock (_items)
        {
            if (_items.TryDequeue(out item!))
            {
                return true;
            }

            _scheduled = false;
            return false;
        }
    }

    private bool TryTakeOrKeep(out object item)
    {
        lock (_items)
        {
            return _items.TryDequeue(out item!);
        }
    }
}
