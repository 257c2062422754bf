using Orleans.Runtime;

namespace Orleans.Serialization.Invocation;

/// <summary>The call's way: who sent it, where it goes, how long it may take, and that it is answered once.</summary>
internal abstract partial class GrainCall
{
    private int _answered;
    private CancellationTokenRegistration _cancellation;
    private CancellationTokenSource? _calleeCancellation;

    public GrainId TargetId { get; set; }

    public GrainType TargetType => TargetId.Type;

    /// <summary>The calling activation; null when the caller is a client.</summary>
    public Activation? Caller { get; set; }

    /// <summary>The runtime the call was made through.</summary>
    public CallRuntime Runtime { get; set; } = null!;

    public Dictionary<string, object>? RequestContext { get; set; }

    /// <summary>The silo that has the call, once one has.</summary>
    public Silo? TargetSilo { get; set; }

    /// <summary>The activation that has the call, once one has.</summary>
    public Activation? TargetActivation { get; set; }

    /// <summary>Timestamp after which nobody waits any more; zero: never.</summary>
    public long Deadline { get; set; }

    public bool IsAnswered => Volatile.Read(ref _answered) != 0;

    /// <summary>Neighbours in the list of pending calls.</summary>
    internal GrainCall? Previous { get; set; }

    internal GrainCall? Next { get; set; }

    internal PendingCalls? PendingList { get; set; }

    /// <summary>True for the one that may answer.</summary>
    public bool TryAnswer()
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }

        PendingList?.Remove(this);
        _cancellation.Dispose();
        return true;
    }

    /// <summary>Answers with a fault unless the call is answered already.</summary>
    public void Fail(Exception exception)
    {
        if (TryAnswer())
        {
            SetFault(exception);
        }
    }

    /// <summary>From now on the caller's token cancels the call: at the caller at once, at the callee by its own token.</summary>
    public void ObserveCancellation()
    {
        var token = GetCancellationToken();
        if (!token.CanBeCanceled)
        {
            return;
        }

        _calleeCancellation = new CancellationTokenSource();
        SetCancellationToken(_calleeCancellation.Token);
        _cancellation = token.UnsafeRegister(
            static (state, token) =>
            {
                var call = (GrainCall)state!;
                if (!call.Runtime.WaitsForCancellation)
                {
                    call.Fail(new OperationCanceledException(token));
                }

                call.CancelCallee();
            },
            this);
    }

    /// <summary>Makes the callee's token one that a timeout can cancel.</summary>
    public void PrepareCancellationOnTimeout()
    {
        if (IsCancellable && _calleeCancellation is null)
        {
            _calleeCancellation = new CancellationTokenSource();
            SetCancellationToken(_calleeCancellation.Token);
        }
    }

    /// <summary>Cancels the callee's token, in a turn of the callee.</summary>
    public void CancelCallee()
    {
        if (_calleeCancellation is not { } source)
        {
            return;
        }

        if (TargetActivation is { } activation)
        {
            activation.Scheduler.QueueAction(static state => ((CancellationTokenSource)state).Cancel(), source);
        }
        else
        {
            source.Cancel();
        }
    }
}
