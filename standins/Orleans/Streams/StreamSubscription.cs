using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>One subscription with its own queue, so that a slow or failing subscriber holds up nobody else.</summary>
internal sealed partial class StreamSubscription : IDisposable
{
    /// <summary>Items that may wait; older ones are dropped and reported, as when they fall out of Orleans' queue cache.</summary>
    public const int Capacity = 4096;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Channel<StreamEvent> _queue;
    private readonly IStreamReceiver _receiver;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopped = new();
    private int _dropped;

    public StreamSubscription(IStreamReceiver receiver, StreamPullingAgentOptions options, TimeProvider time, ILogger logger)
    {
        _receiver = receiver;
        _limit = options.MaxEventDeliveryTime;
        _time = time;
        _logger = logger;
        _queue = Channel.CreateBounded<StreamEvent>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(DeliverAllAsync);
        }
    }

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The grain that subscribed; null for a client.</summary>
    public GrainId? Grain => _receiver.Grain;

    /// <summary>The client that subscribed, or null.</summary>
    public CallRuntime? Client => _receiver.Client;

    public bool IsOver => _stopped.IsCancellationRequested || _receiver.IsGone;

    public void Enqueue(StreamEvent item) => _queue.Writer.TryWrite(item);

    public void Dispose()
    {
        _stopped.Cancel();
        _queue.Writer.TryComplete();
    }

    private async Task DeliverAllAsync()
    {
        try
        {
            await foreach (var item in _queue.Reader.ReadAllAsync(_stopped.Token))
            {
                if (Interlocked.Exchange(ref _dropped, 0) is var dropped and > 0)
                {
                    await TellAsync(new QueueCacheMissException($"{dropped} items were dropped because the subscriber is too slow."));
                }

                await DeliverAsync(item);
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            LogEnded(Id);
        }
    }

    private async Task DeliverAsync(StreamEvent item)
    {
        var started = _time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause + pause < LongestPause ? pause + pause : LongestPause)
        {
            try
            {
                await _receiver.DeliverAsync(Id, item, new EventSequenceTokenV2(item.Sequence));
                return;
            }
            catch (Exception exception)
            {
                LogDeliveryFailed(exception, Id);
                if (IsOver || _time.GetElapsedTime(started) + pause > _limit)
                {
                    await TellAsync(new StreamEventDeliveryFailureException($"Item {item.Sequence} could not be delivered.", exception));
                    return;
                }
            }

            await Task.Delay(pause, _time, _stopped.Token);
        }
    }

    private async Task TellAsync(Exception error)
    {
        try
        {
            await _receiver.DeliverAsync(Id, new StreamEvent(null, error, false), null);
        }
        catch (Exception exception)
        {
            LogDeliveryFailed(exception, Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Failed to deliver to stream subscription {Id}.")]
    private partial void LogDeliveryFailed(Exception exception, Guid id);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Stream subscription {Id} has ended.")]
    private partial void LogEnded(Guid id);
}
