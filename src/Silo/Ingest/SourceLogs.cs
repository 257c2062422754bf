using System.Collections.Concurrent;
using System.Globalization;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Names the logs that messages come from, so that those of a topic that was made anew are not taken for those of the one before. The first topic of a
/// name is called by it, as everything was before ids were looked at; no topic can be called as the others are. Thread-safe.
/// </summary>
public sealed class SourceLogs(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<(string Topic, string Id), string?> _names = new();

    /// <summary>Where the message stood.</summary>
    public async ValueTask<SourcePosition> PositionOfAsync(IncomingMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var log = await NameOfAsync(message.Topic, message.TopicId, cancel);
        return new SourcePosition(message.Topic, message.Partition, message.Offset, message.TimestampMilliseconds, log);
    }

    /// <summary>What tells the topic from others of its name; null for the first, and for that of a broker without ids.</summary>
    public async ValueTask<string?> NameOfAsync(string topic, string? topicId, CancellationToken cancel)
    {
        if (topicId is null)
        {
            return null;
        }

        if (_names.TryGetValue((topic, topicId), out var known))
        {
            return known;
        }

        var number = await grains.GetGrain<ITopicGrain>(topic).NumberOfAsync(topicId, cancel);
        return _names[(topic, topicId)] = number == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{topic}@{number}");
    }
}
