using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Producing;

/// <summary>
/// How large a batch each topic takes, in bytes: what the options allow, less where the broker says so, less again where it refused. Refusals
/// go down fixed steps, so that every process comes to the same limit and cuts an answer in the same way. Thread-safe.
/// </summary>
public sealed class TopicLimits(IOptions<KafkaOptions> options)
{
    /// <summary>What brokers take unless they are told otherwise: their default of message.max.bytes.</summary>
    public const int UsualBytes = 1_048_588;

    /// <summary>
    /// Small enough for topics with a low limit, which is not known yet when the client is built: a batch over it would be refused with all
    /// the small records in it. Larger records travel alone.
    /// </summary>
    private const int UsualBatchBytes = 131_072;

    private static readonly int[] Steps = [UsualBytes, 524_288, 262_144, 131_072, 65_536, 32_768, 16_384];

    private readonly ConcurrentDictionary<string, int> _limits = new(StringComparer.Ordinal);
    private readonly int _most = options.Value.MaxMessageBytes;

    public int Of(string topic) => _limits.GetValueOrDefault(topic, _most);

    /// <summary>
    /// How far a client fills its batches: a batch over the limit is refused with all that is in it.
    /// </summary>
    /// <param name="wanted">What is configured, in bytes; null: nothing.</param>
    public int BatchBytes(int? wanted) => Math.Min(wanted ?? UsualBatchBytes, _limits.Values.Append(_most).Min());

    /// <summary>The broker says what the topic takes.</summary>
    public void Tell(string topic, int bytes) => Lower(topic, Math.Max(1, bytes));

    /// <summary>The broker refused a batch that was within this limit. Returns false when there is no lower one to try.</summary>
    public bool Refuse(string topic, int limit)
    {
        var next = Array.Find(Steps, step => step < limit);
        if (next > 0)
        {
            Lower(topic, next);
        }

        return Of(topic) < limit;
    }

    private void Lower(string topic, int bytes) => _limits.AddOrUpdate(topic, Math.Min(bytes, _most), (_, known) => Math.Min(known, bytes));
}
