using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Topics;

/// <summary>
/// Asks the broker for the settings of the topics: how large a message they take, and what of them loses records. Where the broker does not
/// answer, or cannot tell, the first refusal of a message tells its size; whoever may not ask does not go on, for a topic may lose what is written.
/// </summary>
public sealed partial class TopicSettingsReader(TopicLimits limits, FatalErrorSource faults, IOptions<KafkaOptions> options, ILogger<TopicSettingsReader> logger)
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
            Refuse(partly.Results);
            return partly.Results.Where(topic => !topic.Error.IsError).Select(topic => Read(topic.ConfigResource, topic.Entries));
        }
        catch (KafkaException refused)
        {
            LogUnknown(refused.Error.Reason);
            return [];
        }
    }

    private void Refuse(List<DescribeConfigsReport> reports)
    {
        var refused = reports.FindAll(topic => topic.Error.Code == ErrorCode.TopicAuthorizationFailed);
        if (refused.Count > 0)
        {
            faults.Report(KafkaAccessException.DescribeConfigs(options.Value, refused.Select(topic => topic.ConfigResource.Name), refused[0].Error.Reason));
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
