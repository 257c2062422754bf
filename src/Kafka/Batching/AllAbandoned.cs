using ScenarioOrleans.Kafka.Consuming;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>Set when the work of all of some partitions is abandoned: then nobody waits for what they have in common.</summary>
internal sealed class AllAbandoned : IDisposable
{
    private readonly CancellationTokenSource _all = new();
    private readonly List<CancellationTokenRegistration> _each;
    private int _left;

    public AllAbandoned(IEnumerable<PartitionWork> works)
    {
        var different = works.Distinct().ToArray();
        Token = _all.Token;
        _left = different.Length;
        _each = [.. different.Select(work => work.Abandoned.UnsafeRegister(static state => ((AllAbandoned)state!).OnAbandoned(), this))];
    }

    public CancellationToken Token { get; }

    public void Dispose()
    {
        _each.ForEach(registration => registration.Dispose());
        _all.Dispose();
    }

    private void OnAbandoned()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _all.Cancel();
        }
    }
}
