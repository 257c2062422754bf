using System.Threading.Channels;

namespace ScenarioOrleans.Silo.Live;

/// <summary>
/// What waits for one subscriber: bounded, so that a slow one costs no more; when full the oldest answers go, and are counted. One
/// reader; any number of writers.
/// </summary>
public sealed class LiveSubscription : IAsyncDisposable
{
    private readonly Queue<LiveAnswer> _answers = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly string? _key;
    private readonly int _mostAnswers;
    private readonly long _mostBytes;
    private readonly TimeProvider _time;
    private readonly Func<LiveSubscription, ValueTask> _end;
    private long _bytes;
    private long _dropped;

    /// <param name="key">The record key that is followed; null for all.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="time">The clock of waiting.</param>
    /// <param name="end">Called when it is disposed.</param>
    internal LiveSubscription(string? key, LiveOptions options, TimeProvider time, Func<LiveSubscription, ValueTask> end) =>
        (_key, _mostAnswers, _mostBytes, _time, _end) = (key, options.SubscriberAnswers, options.SubscriberBytes, time, end);

    /// <summary>Whether answers under this record key are followed.</summary>
    public bool Wants(string key) => _key is null || _key == key;

    /// <summary>Adds an answer, at the cost of the oldest if there is no room. Never waits.</summary>
    public void Offer(LiveAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (_answers)
        {
            _answers.Enqueue(answer);
            _bytes += answer.Json.Length;
            while (_answers.Count > 1 && (_answers.Count > _mostAnswers || _bytes > _mostBytes))
            {
                _bytes -= _answers.Dequeue().Json.Length;
                Interlocked.Increment(ref _dropped);
            }
        }

        _news.Writer.TryWrite(true);
    }

    /// <summary>Counts an answer that did not even get here.</summary>
    public void Miss()
    {
        Interlocked.Increment(ref _dropped);
        _news.Writer.TryWrite(true);
    }

    /// <summary>The answers dropped since this was last asked.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);

    /// <summary>The oldest answer that waits; null when none does.</summary>
    public LiveAnswer? Take()
    {
        lock (_answers)
        {
            if (!_answers.TryDequeue(out var answer))
            {
                return null;
            }

            _bytes -= answer.Json.Length;
            return answer;
        }
    }

    /// <summary>Waits for something to take.</summary>
    /// <returns>False when nothing came in <paramref name="limit"/>.</returns>
    /// <exception cref="OperationCanceledException">The reader gave up.</exception>
    public async Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            await _news.Reader.ReadAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Ends the subscription.</summary>
    public ValueTask DisposeAsync() => _end(this);
}
