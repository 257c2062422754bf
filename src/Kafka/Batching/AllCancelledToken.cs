namespace ScenarioOrleans.Kafka.Batching;

/// <summary>Set when all of some tokens are: when every partition of a batch was revoked, nobody waits for it any more.</summary>
internal sealed class AllCancelledToken : IDisposable
{
    private readonly CancellationTokenSource _all = new();
    private readonly List<CancellationTokenRegistration> _each;
    private int _left;

    public AllCancelledToken(IEnumerable<CancellationToken> tokens)
    {
        var different = tokens.Distinct().ToArray();
        Token = _all.Token;
        _left = different.Length;
        _each = [.. different.Select(token => token.UnsafeRegister(static state => ((AllCancelledToken)state!).OnCancelled(), this))];
    }

    public CancellationToken Token { get; }

    public void Dispose()
    {
        _each.ForEach(registration => registration.Dispose());
        _all.Dispose();
    }

    private void OnCancelled()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _all.Cancel();
        }
    }
}
