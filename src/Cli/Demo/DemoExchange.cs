using System.Collections.Concurrent;
using System.IO.Compression;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>
/// Sends a plan's requests and takes their answers. An organization has at most <see cref="Window"/> requests unanswered: when the
/// service falls behind, the next one waits. Sending and taking answers may run on different threads.
/// </summary>
internal sealed class DemoExchange(IDemoService service, DemoPlan plan, TimeProvider time)
{
    /// <summary>Keeps what lies unread on the embedded broker well below the 5 MB that it holds of each partition.</summary>
    public const int Window = 2;

    /// <summary>A message that no reader can use, to show what becomes of one.</summary>
    private static readonly byte[] Unusable = "this is not a request"u8.ToArray();

    private readonly ConcurrentDictionary<string, Pending> _pending = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TimeSpan> _latencies = [];
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly TaskCompletionSource _allAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _sampleKey = plan.RequestsOf(organization: 0).First().Key;
    private readonly long _start = time.GetTimestamp();
    private ReadOnlyMemory<byte> _sample;
    private long _sent;
    private int _answers;

    /// <summary>Completes with the last answer.</summary>
    public Task AllAnswered => _allAnswered.Task;

    public int Answers => Volatile.Read(ref _answers);

    /// <summary>What was wrong with answers; empty when all were right.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>The answer to the first organization's first request; empty until it came.</summary>
    public ReadOnlyMemory<byte> Sample => _sample;

    public DemoSummary Summary => new(plan, time.GetElapsedTime(_start), [.. _latencies]);

    public DemoSnapshot Read()
    {
        var now = service.Read();
        return new DemoSnapshot(
            time.GetElapsedTime(_start), Interlocked.Read(ref _sent), now.Messages, now.Rows, now.Lag, Answers, now.DeadLetters, now.Latest);
    }

    /// <summary>Completes when everything is sent; the last answers may still be on their way.</summary>
    public async Task SendAllAsync(CancellationToken cancel)
    {
        await SendAsync(key: null, Unusable, cancel);
        await Task.WhenAll(Enumerable.Range(0, plan.Organizations).Select(organization => Task.Run(() => SendAllOfAsync(organization, cancel), cancel)));
    }

    /// <summary>Takes a decoded answer. One that was taken before, or that nobody here asked for, is passed over.</summary>
    public void OnAnswer(string key, ReadOnlyMemory<byte> answer)
    {
        if (!_pending.TryRemove(key, out var pending))
        {
            return;
        }

        _latencies.Add(time.GetElapsedTime(pending.SentAt));
        if (AnswerCheck.FirstFault(pending.Request.Rows, answer) is { } fault)
        {
            _faults.Enqueue($"answer {key}: {fault}");
        }

        if (key == _sampleKey)
        {
            _sample = answer;
        }

        pending.Room.Release();
        if (Interlocked.Increment(ref _answers) == plan.Requests)
        {
            _allAnswered.SetResult();
        }
    }

    private async Task SendAllOfAsync(int organization, CancellationToken cancel)
    {
        // Not disposed: an answer may release it after the last request was sent, and it holds nothing that must be given back.
        var room = new SemaphoreSlim(Window);
        foreach (var request in plan.RequestsOf(organization))
        {
            using var value = new MemoryStream();
            RequestEncodings.Write(new ScenarioGenerator(request.Rows), request.Encoding, CompressionLevel.Fastest, value);
            await room.WaitAsync(cancel);
            _pending[request.Key] = new Pending(request, time.GetTimestamp(), room);
            await SendAsync(request.Key, value.ToArray(), cancel);
        }
    }

    private async Task SendAsync(string? key, byte[] value, CancellationToken cancel)
    {
        await service.SendAsync(key, value, cancel);
        Interlocked.Increment(ref _sent);
    }

    private sealed record Pending(DemoRequest Request, long SentAt, SemaphoreSlim Room);
}
