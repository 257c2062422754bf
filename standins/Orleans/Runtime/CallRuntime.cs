using System.Diagnostics;
using Orleans.Configuration;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>The caller's side of calls: a silo has one, each client has one.</summary>
internal sealed class CallRuntime : IDisposable
{
    private readonly PendingCalls[] _pending = new PendingCalls[8];
    private readonly MessagingOptions _options;
    private readonly IOutgoingGrainCallFilter[] _filters;
    private readonly ITimer _expiry;
    private volatile bool _stopped;

    public CallRuntime(
        ClusterFabric fabric, Silo? silo, MessagingOptions options, IEnumerable<IOutgoingGrainCallFilter> filters, TimeProvider time)
    {
        Fabric = fabric;
        Silo = silo;
        _options = options;
        _filters = [.. filters];
        for (var i = 0; i < _pending.Length; i++)
        {
            _pending[i] = new PendingCalls();
        }

        var period = options.ResponseTimeout < TimeSpan.FromSeconds(1) ? options.ResponseTimeout : TimeSpan.FromSeconds(1);
        using (ExecutionContext.SuppressFlow())
        {
            _expiry = time.CreateTimer(_ => FailExpired(), null, period, period);
        }

        fabric.Register(this);
    }

    public ClusterFabric Fabric { get; }

    /// <summary>Null for a client.</summary>
    public Silo? Silo { get; }

    /// <summary>Held while an item of a stream is given to a subscriber of this client.</summary>
    public SemaphoreSlim StreamTurn { get; } = new(1, 1);

    /// <summary>Whether its host has stopped.</summary>
    public bool IsStopped => _stopped;

    public bool WaitsForCancellation => _options.WaitForCancellationAcknowledgement;

    /// <summary>Sends the call; it answers itself.</summary>
    public void Send(GrainCall call, GrainReference reference)
    {
        call.Runtime = this;
        call.GetCancellationToken().ThrowIfCancellationRequested();
        if (_filters.Length == 0)
        {
            Dispatch(call, reference);
        }
        else
        {
            _ = new OutgoingCall(call, reference, this, _filters).RunAsync();
        }
    }

    /// <summary>Sends the call past the filters.</summary>
    public void Dispatch(GrainCall call, GrainReference reference)
    {
        if (_stopped)
        {
            call.Fail(new SiloUnavailableException(
                $"The local Orleans host is shutting down and can no longer process the request: {call}."));
            return;
        }

        try
        {
            call.CopyArguments();
            call.RequestContext = Copier<Dictionary<string, object>?>.Copy(RequestContext.Current);
        }
        catch (Exception exception)
        {
            call.Fail(exception);
            return;
        }

        if (!call.Method.IsOneWay)
        {
            Expect(call);
        }

        Fabric.Route(call, reference);
    }

    public GrainReference Reference(GrainId grainId, Type interfaceType) => InterfaceCatalog.Get(interfaceType).CreateReference(grainId, this);

    /// <summary>A reference to the same grain by the same interface that calls through this runtime.</summary>
    public GrainReference Reference(GrainReference other)
        => InterfaceCatalog.Find(other.GetType()) is { } known
            ? known.CreateReference(other.GrainId, this)
            : new GrainReference(other.GrainId, other.InterfaceType, this);

    /// <summary>Fails the calls that a dead silo had.</summary>
    public void FailCallsTo(Silo silo)
    {
        foreach (var call in _pending.SelectMany(list => list.Where(call => call.TargetSilo == silo)))
        {
            FailUnavailable(call);
        }
    }

    public static void FailUnavailable(GrainCall call)
        => call.Fail(new SiloUnavailableException($"The target silo became unavailable for message: {call}."));

    /// <summary>Fails what waits and refuses further calls.</summary>
    public void Dispose()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        _expiry.Dispose();
        Fabric.Unregister(this);
        foreach (var call in _pending.SelectMany(list => list.Where(_ => true)))
        {
            call.Fail(new SiloUnavailableException(
                $"The local Orleans host is shutting down and can no longer process the request: {call}."));
        }
    }

    private void Expect(GrainCall call)
    {
        var timeout = call.Method.Timeout ?? _options.ResponseTimeout;
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            call.Deadline = Stopwatch.GetTimestamp() + (long)(timeout.TotalSeconds * Stopwatch.Frequency);
        }

        _pending[Environment.CurrentManagedThreadId & 7].Add(call);
        if (call.IsCancellable)
        {
            call.ObserveCancellation();
            if (_options.CancelRequestOnTimeout)
            {
                call.PrepareCancellationOnTimeout();
            }
        }
    }

    private void FailExpired()
    {
        foreach (var call in _pending.SelectMany(list => list.Expired()))
        {
            if (_options.CancelRequestOnTimeout)
            {
                call.CancelCallee();
            }

            call.Fail(new TimeoutException(
                $"Response did not arrive on time in {call.Method.Timeout ?? _options.ResponseTimeout} for message: {call}."));
        }
    }
}
