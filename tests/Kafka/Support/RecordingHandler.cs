using System.Collections.Concurrent;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>Counts what it is given and does with each message what the test says.</summary>
internal sealed class RecordingHandler(
    Func<IncomingMessage, CancellationToken, Task>? work = null, Func<IncomingMessage, Func<CancellationToken, Task>?>? pending = null,
    Func<bool, GiveUpPlan>? look = null,
    Action? onFlush = null) : IMessageHandler, IFlushPending
{
    private readonly ConcurrentDictionary<string, int> _given = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);
    private int _flushes;

    /// <summary>How often each message id was handed in.</summary>
    public IReadOnlyDictionary<string, int> Given => _given;

    /// <summary>How often each message id was completed.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    /// <summary>How often somebody said that completions are waited for.</summary>
    public int Flushes => Volatile.Read(ref _flushes);

    public void FlushPending()
    {
        Interlocked.Increment(ref _flushes);
        onFlush?.Invoke();
    }

    /// <summary>What the test says is left; all of it if it says nothing.</summary>
    public Task<GiveUpPlan> AssessAsync(IncomingMessage message, bool last, CancellationToken cancel) =>
        Task.FromResult(look is null ? GiveUpPlan.Whole : look(last));

    public async Task<Handled> HandleAsync(IncomingMessage message, CancellationToken cancel)
    {
        _given.AddOrUpdate(message.MessageId, 1, static (_, count) => count + 1);
        if (work is not null)
        {
            await work(message, cancel);
        }

        _done.AddOrUpdate(message.MessageId, 1, static (_, count) => count + 1);
        return Pending.Of(pending?.Invoke(message), message.Position);
    }
}
