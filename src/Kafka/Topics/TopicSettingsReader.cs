using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Kafka.Topics;

/// <summary>
/// Asks the broker for the settings of the topics: how large a message they take, and what of them loses records. Whoever may not ask, or
/// whose broker does not answer, learns the first from a refusal instead.
/// </summary>
public sealed partial class TopicSettingsReader(TopicLimits limits, IOptions<KafkaOptions> options, ILogger<TopicSettingsReader> logger)
{
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(5);

    /// <summary>Completes within seconds, whether the broker answers or not.</summary>
    public async Task ReadAsync(IAdminClient admin)
    {
        ArgumentNullException.ThrowIfNull(admin);
        var (input, answers, letters) = (options.Value.InputTopic, options.Value.ResponseTopic, options.Value.EffectiveDeadLetterTopic);
        var found = (await AskAsync(admin, input, answers, letters)).ToDictionary(settings => settings.Topic, StringComparer.Ordinal);
        foreach (var topic in new[] { answers, letters })
        {
            if (Find(found, topic).MaxMessageBytes is { } bytes)
            {
                limits.Tell(topic, bytes);
                LogKnown(topic, bytes, topic == answers ? "larger answers are written in parts" : "a larger message is written without its value");
            }
        }

        foreach (var advice in TopicAdvice.Of(Find(found, input), Find(found, answers), Find(found, letters), options.Value))
        {
            LogAdvice(advice);
        }
    }

    private static TopicSettings Find(Dictionary<string, TopicSettings> found, string topic) =>
        found.GetValueOrDefault(topic) ?? new TopicSettings(topic, null, null, null);

    private async Task<IEnumerable<TopicSettings>> AskAsync(IAdminClient admin, params IEnumerable<string> topics)
    {
        try
        {
            var found = await admin.DescribeConfigsAsync(
                topics.Select(topic => new ConfigResource { Type = ResourceType.Topic, Name = topic }),
                new DescribeConfigsOptions { RequestTimeout = RequestLimit });
            return found.Select(topic => Read(topic.ConfigResource, topic.Entries));
        }
        catch (DescribeConfigsException partly)
        {
            LogUnknown(partly.Message);
            return partly.Results.Where(topic => !topic.Error.IsError).Select(topic => Read(topic.ConfigResource, topic.Entries));
        }
        catch (KafkaException refused)
        {
            LogUnknown(refused.Error.Reason);
            return [];
        }
    }

    private static TopicSettings Read(ConfigResource topic, Dictionary<string, ConfigEntryResult> entries)
    {
        var (bytes, retention) = (Number("max.message.bytes"), Number("retention.ms"));
        return new TopicSettings(topic.Name, entries.GetValueOrDefault("cleanup.policy")?.Value, (int?)bytes, retention);

        long? Number(string setting) =>
            entries.TryGetValue(setting, out var entry)
            && long.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }
}
