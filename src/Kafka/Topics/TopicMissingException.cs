using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Topics;

/// <summary>A topic that the service needs is not there and will not appear by itself.</summary>
public sealed class TopicMissingException : Exception
{
    public TopicMissingException()
    {
    }

    public TopicMissingException(string message)
        : base(message)
    {
    }

    public TopicMissingException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    internal static TopicMissingException For(IEnumerable<string> topics, string reason, Exception? inner = null) => new(
        $"Topics {string.Join(", ", topics)} do not exist and were not created: {reason.TrimEnd('.')}. Create them on the broker, "
        + $"or allow it by {KafkaOptions.Section}__{nameof(KafkaOptions.CreateTopics)}=true and the right Create on them (and Describe, where they are there).",
        inner);
}
