using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>
/// Attempts with growing pauses between them. The first is made outside the pipeline, which then begins with its failure: nearly all succeed
/// at once, and have no use for it.
/// </summary>
internal sealed class Retries
{
    private readonly ResiliencePipeline _pipeline;

    /// <param name="most">How often to try again after the first attempt.</param>
    /// <param name="retried">After which failures.</param>
    /// <param name="failures">Tells them.</param>
    /// <param name="options">The pauses.</param>
    /// <param name="time">Their clock.</param>
    /// <param name="instruments">Count every retry.</param>
    public Retries(int most, FailureKind[] retried, IFailureClassifier failures, KafkaOptions options, TimeProvider time, KafkaInstruments instruments)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (most > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = most,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.FirstRetryDelay,
                MaxDelay = options.MaxRetryDelay,
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Exception is { } failure
                    && retried.Contains(failures.Classify(failure, outcome.Context.CancellationToken.IsCancellationRequested))),
                OnRetry = _ =>
                {
                    instruments.OnRetry();
                    return default;
                },
            });
        }

        _pipeline = builder.Build();
    }

    /// <summary>Completes with the first attempt that succeeds, or fails as the last one did.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> attempt, CancellationToken cancel)
    {
        ExceptionDispatchInfo? first;
        try
        {
            return await attempt(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            first = ExceptionDispatchInfo.Capture(failure);
        }

        return await _pipeline.ExecuteAsync(
            stop =>
            {
                Interlocked.Exchange(ref first, null)?.Throw();
                return attempt(stop);
            },
            cancel);
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<CancellationToken, Task> attempt, CancellationToken cancel) => RunAsync(
        async stop =>
        {
            await attempt(stop);
            return true;
        },
        cancel);
}
