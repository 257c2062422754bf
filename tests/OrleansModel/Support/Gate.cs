using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ScenarioOrleans.OrleansModel.Support;

/// <summary>A meeting point of a test and its grains, found by name, since grains share the process with the test.</summary>
internal sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> Gates = new();

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<bool> _arrivals = Channel.CreateUnbounded<bool>();
    private int _inside;
    private int _most;

    /// <summary>How long a test waits for something that must happen.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The most that were inside at once.</summary>
    public int Most => Volatile.Read(ref _most);

    public static Gate Of(string name) => Gates.GetOrAdd(name, _ => new Gate());

    /// <summary>For grains: arrive, and wait until the test opens the gate.</summary>
    public async Task PassAsync(CancellationToken cancellationToken = default)
    {
        var inside = Interlocked.Increment(ref _inside);
        int most;
        while ((most = Volatile.Read(ref _most)) < inside && Interlocked.CompareExchange(ref _most, inside, most) != most)
        {
        }

        Arrive();
        try
        {
            await _open.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    /// <summary>For grains: arrive and go on.</summary>
    public void Arrive() => _arrivals.Writer.TryWrite(true);

    /// <summary>For tests: wait until so many have arrived.</summary>
    public async Task ArrivedAsync(int count = 1)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (var i = 0; i < count; i++)
        {
            await _arrivals.Reader.ReadAsync(limit.Token);
        }
    }

    public void Open() => _open.TrySetResult();
}
