using System.Collections;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>The writes of a transaction; whoever goes through them passes the point inside it behind each of them.</summary>
internal sealed class TrippingWrites(IReadOnlyList<PendingWrite> writes, Trigger trigger) : IReadOnlyList<PendingWrite>
{
    public int Count => writes.Count;

    public PendingWrite this[int index] => writes[index];

    public IEnumerator<PendingWrite> GetEnumerator()
    {
        foreach (var write in writes)
        {
            yield return write;
            trigger.Pass(KillPoint.InTransaction);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
