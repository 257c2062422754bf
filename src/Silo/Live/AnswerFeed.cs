using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.Rollup;

namespace ScenarioOrleans.Silo.Live;

/// <summary>
/// Puts published answers on their stream while anybody watches, off the way of the answers: they wait here, up to a bound, for one loop that decodes and
/// sends. What comes over the bound is left out and counted.
/// </summary>
internal sealed partial class AnswerFeed(
    IClusterClient client, AnswerWatch watch, IOptions<LiveOptions> options, IOptions<RollupOptions> rollup, TimeProvider time, ILogger<AnswerFeed> logger)
    : BackgroundService, IAnswerListener
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Channel<Published> _waiting = Channel.CreateUnbounded<Published>(new UnboundedChannelOptions { SingleReader = true });
    private int _answers;
    private long _bytes;
    private long _leftOut;

    /// <summary>Answers that somebody watched for and that are not on the stream, because the feed was behind or could not send.</summary>
    public long LeftOut => Interlocked.Read(ref _leftOut);

    public void OnPublished(string key, AnswerEnvelope envelope)
    {
        if (watch.IsIdle)
        {
            return;
        }

        var published = new Published(key, envelope.MessageId, envelope.Answer.Value);
        var fits = (Interlocked.Increment(ref _answers) <= options.Value.FeedAnswers)
            & (Interlocked.Add(ref _bytes, published.Value.Length) <= options.Value.FeedBytes);
        if (!fits || !_waiting.Writer.TryWrite(published))
        {
            Release(published);
            Interlocked.Increment(ref _leftOut);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await foreach (var published in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await SendSafelyAsync(published, stoppingToken);
                Release(published);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            var waiting = Volatile.Read(ref _answers);
            LogStopped(waiting);
        }
    }

    private async Task SendSafelyAsync(Published published, CancellationToken stop)
    {
        try
        {
            await SendAsync(published);
        }
#pragma warning disable CA1031 // Whatever keeps an answer from its stream: it is on the response topic, and the next may fare better.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _leftOut);
            LogNotSent(failure, published.MessageId);
            await Task.Delay(PauseAfterFailure, time, stop);
        }
    }

    private async Task SendAsync(Published published)
    {
        if (!await watch.IsWatchedAsync())
        {
            return;
        }

        if (!PayloadEncoder.TryDecode(published.Value, rollup.Value.Limits, out var json, out var fault))
        {
            throw new InvalidDataException(fault!.Message);
        }

        var stream = client.GetStreamProvider(AnswerStreams.Provider).GetStream<PublishedAnswer>(AnswerStreams.All);
        foreach (var item in AnswerPieces.Of(published.Key, published.MessageId, json))
        {
            await stream.OnNextAsync(item);
        }
    }

    private void Release(Published published)
    {
        Interlocked.Decrement(ref _answers);
        Interlocked.Add(ref _bytes, -published.Value.Length);
    }

    private readonly record struct Published(string Key, string MessageId, byte[] Value);
}
