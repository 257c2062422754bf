using ScenarioOrleans.Kafka.Handling;

namespace ScenarioOrleans.Kafka.Processing.Circuits;

/// <summary>Who waits at the circuits: those that would be long about a probe behind all others. Not thread-safe.</summary>
internal sealed class CircuitQueue
{
    private readonly LinkedList<TaskCompletionSource<Dependency?>> _first = [];
    private readonly LinkedList<TaskCompletionSource<Dependency?>> _last = [];

    public int Count => _first.Count + _last.Count;

    /// <summary>Adds one to the end of those that are like it.</summary>
    public LinkedListNode<TaskCompletionSource<Dependency?>> Add(TaskCompletionSource<Dependency?> turn, bool last) => (last ? _last : _first).AddLast(turn);

    /// <summary>Returns null if nobody waits.</summary>
    public TaskCompletionSource<Dependency?>? TakeNext()
    {
        var next = _first.First ?? _last.First;
        next?.List!.Remove(next);
        return next?.Value;
    }

    /// <summary>Takes one out who gave up. Returns false if it is no longer here.</summary>
    public static bool Remove(LinkedListNode<TaskCompletionSource<Dependency?>> place)
    {
        var isHere = place.List is not null;
        place.List?.Remove(place);
        return isHere;
    }
}
