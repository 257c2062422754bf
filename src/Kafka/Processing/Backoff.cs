using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>The pause after a failure: doubled with each, up to the longest, and between half and all of that, so that those who failed together do not try together. Thread-safe.</summary>
public sealed class Backoff(IOptions<KafkaOptions> options, KafkaInstruments instruments, TimeProvider time)
{
    private const int MostDoublings = 30;

    /// <summary>Completes when another attempt is due.</summary>
    /// <param name="failures">How many there were, from 1.</param>
    /// <param name="cancel">Nobody tries again.</param>
    public Task PauseAsync(int failures, CancellationToken cancel)
    {
        instruments.OnRetry();
        return Task.Delay(Pause(failures, (uint)HashCode.Combine(time.GetTimestamp(), failures) / (double)uint.MaxValue), time, cancel);
    }

    /// <param name="failures">How many there were, from 1.</param>
    /// <param name="jitter">From 0 to 1.</param>
    internal TimeSpan Pause(int failures, double jitter)
    {
        var doubled = options.Value.FirstRetryDelay * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var whole = doubled < options.Value.MaxRetryDelay ? doubled : options.Value.MaxRetryDelay;
        return whole * (0.5 + (jitter / 2));
    }
}
