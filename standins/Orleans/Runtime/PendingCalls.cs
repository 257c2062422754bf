using System.Diagnostics;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Calls that wait for their answers, to be failed when their time is over or their silo is gone. Linked through the calls.</summary>
internal sealed class PendingCalls
{
    private readonly Lock _gate = new();
    private GrainCall? _first;

    public int Count { get; private set; }

    public void Add(GrainCall call)
    {
        lock (_gate)
        {
            call.PendingList = this;
            call.Next = _first;
            if (_first is not null)
            {
                _first.Previous = call;
            }

            _first = call;
            Count++;
        }
    }

    public void Remove(GrainCall call)
    {
        lock (_gate)
        {
            if (call.PendingList is null)
            {
                return;
            }

            if (call.Previous is { } previous)
            {
                previous.Next = call.Next;
            }
            else
            {
                _first = call.Next;
            }

            if (call.Next is { } next)
            {
                next.Previous = call.Previous;
            }

            call.Previous = call.Next = null;
            call.PendingList = null;
            Count--;
        }
    }

    /// <summary>The calls for which <paramref name="condition"/> holds now.</summary>
    public List<GrainCall> Where(Func<GrainCall, bool> condition)
    {
        var found = new List<GrainCall>();
        lock (_gate)
        {
            for (var call = _first; call is not null; call = call.Next)
            {
                if (condition(call))
                {
                    found.Add(call);
                }
            }
        }

        return found;
    }

    public List<GrainCall> Expired()
    {
        var now = Stopwatch.GetTimestamp();
        return Where(call => call.Deadline != 0 && call.Deadline < now);
    }
}
