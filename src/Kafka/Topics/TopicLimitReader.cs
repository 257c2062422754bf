using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Kafka.Topics;

/// <summary>
/// Asks the broker how large a message its topics take. Whoever may not ask, or whose broker does not answer, learns it from the first
/// refusal instead.
/// </summary>
public sealed partial class TopicLimitReader(TopicLimits limits, ILogger<TopicLimitReader> logger)
{
    private const string Setting = "max.message.bytes";
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(5);

    /// <summary>Completes within seconds, whether the broker answers or not.</summary>
    public async Task ReadAsync(IAdminClient admin, params IEnumerable<string> topics)
    {
        ArgumentNullException.ThrowIfNull(admin);
        try
        {
            var found = await admin.DescribeConfigsAsync(
                topics.Select(topic => new ConfigResource { Type = ResourceType.Topic, Name = topic }),
                new DescribeConfigsOptions { RequestTimeout = RequestLimit });
            found.ForEach(topic => Take(topic.ConfigResource, topic.Entries));
        }
        catch (DescribeConfigsException partly)
        {
            partly.Results.FindAll(topic => !topic.Error.IsError).ForEach(topic => Take(topic.ConfigResource, topic.Entries));
            LogUnknown(partly.Message);
        }
        catch (KafkaException refused)
        {
            LogUnknown(refused.Error.Reason);
        }
    }

    private void Take(ConfigResource topic, Dictionary<string, ConfigEntryResult> entries)
    {
        if (entries.TryGetValue(Setting, out var entry)
            && int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
        {
            limits.Tell(topic.Name, bytes);
            LogKnown(topic.Name, bytes);
        }
    }
}
