using System.Globalization;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Topics;

/// <summary>What of the topics' settings loses messages, answers or dead letters; each as a sentence with the setting, its value and the remedy.</summary>
internal static class TopicAdvice
{
    /// <summary>Shorter than this is no time to look at anything.</summary>
    private static readonly TimeSpan LeastRetention = TimeSpan.FromDays(1);

    /// <summary>What the service adds to a message in its dead letter: headers that say where it stood and why.</summary>
    private const int LetterBytes = 16 * 1024;

    public static IEnumerable<string> Of(TopicSettings input, TopicSettings answers, TopicSettings letters, KafkaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Compaction(input, "of the messages with one key only the last is kept, and one that was not read by then is lost")
            .Concat(Compaction(answers, "of a scenario's answers only the last is kept, and of one in several parts perhaps not all"))
            .Concat(Compaction(letters, "of the dead letters with one key only the last is kept, and the messages of the others are lost"))
            .Concat(Retention(input, "a message that was not read by then is lost"))
            .Concat(Retention(answers, "an answer that was not read by then is lost"))
            .Concat(Retention(letters, "a dead letter that nobody has looked at by then is lost, and its message with it"))
            .Concat(Size(input, letters, options));
    }

    private static IEnumerable<string> Compaction(TopicSettings topic, string effect)
    {
        if (topic.IsCompacted)
        {
            yield return $"Topic {topic.Topic} has cleanup.policy={topic.CleanupPolicy}: {effect}. Set cleanup.policy=delete.";
        }
    }

    private static IEnumerable<string> Retention(TopicSettings topic, string effect)
    {
        if (topic.RetentionMilliseconds is { } milliseconds and >= 0 && milliseconds < LeastRetention.TotalMilliseconds)
        {
            yield return $"Topic {topic.Topic} has retention.ms={Text(milliseconds)}: {effect}. Set retention.ms to {Text((long)LeastRetention.TotalMilliseconds)} (a day) or more.";
        }
    }

    private static IEnumerable<string> Size(TopicSettings input, TopicSettings letters, KafkaOptions options)
    {
        if (input.MaxMessageBytes is not { } largest)
        {
            yield break;
        }

        var needed = largest + (long)LetterBytes;
        if (letters.MaxMessageBytes < largest)
        {
            yield return $"Topic {letters.Topic} has max.message.bytes={Text(letters.MaxMessageBytes.Value)} and {input.Topic} {Text(largest)}: "
                + $"the dead letter of a larger message loses its value. Set max.message.bytes of {letters.Topic} to {Text(needed)} or more.";
        }

        if (options.MaxMessageBytes < largest)
        {
            yield return $"{KafkaOptions.Section}:{nameof(options.MaxMessageBytes)} is {Text(options.MaxMessageBytes)} and {input.Topic} has max.message.bytes={Text(largest)}: "
                + $"the dead letter of a larger message loses its value. Set {KafkaOptions.Section}__{nameof(options.MaxMessageBytes)} to {Text(needed)} or more.";
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
