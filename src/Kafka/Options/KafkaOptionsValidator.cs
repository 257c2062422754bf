using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Kafka.Options;

/// <summary>Every bound of <see cref="KafkaOptions"/>. Each failure names the setting, its value, the rule and the remedy.</summary>
public sealed partial class KafkaOptionsValidator : IValidateOptions<KafkaOptions>
{
    private static readonly string[] Compressions = ["none", "gzip", "snappy", "lz4", "zstd"];
    private static readonly string[] Protocols = [KafkaOptions.ClassicProtocol, KafkaOptions.ConsumerProtocol];
    private static readonly string[] Assignors = ["cooperative-sticky", "range", "roundrobin"];

    public ValidateOptionsResult Validate(string? name, KafkaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rules = new SettingRules(KafkaOptions.Section, KafkaOptionsReader.PlainNames);

        if (!options.UsesEmbeddedBroker && BrokerList.Problem(options.BootstrapServers!) is { } problem)
        {
            rules.Require(false, nameof(options.BootstrapServers), options.BootstrapServers, problem);
        }

        NotEmpty(rules, nameof(options.GroupId), options.GroupId);
        NotEmpty(rules, nameof(options.ClientId), options.ClientId);
        Topic(rules, nameof(options.InputTopic), options.InputTopic);
        Topic(rules, nameof(options.ResponseTopic), options.ResponseTopic);
        if (options.DeadLetterTopic is { Length: > 0 } || TopicName().IsMatch(options.InputTopic))
        {
            Topic(rules, nameof(options.DeadLetterTopic), options.EffectiveDeadLetterTopic);
        }

        Apart(rules, nameof(options.ResponseTopic), options.ResponseTopic, nameof(options.InputTopic), options.InputTopic);
        Apart(rules, nameof(options.DeadLetterTopic), options.EffectiveDeadLetterTopic, nameof(options.InputTopic), options.InputTopic);
        Apart(
            rules, nameof(options.DeadLetterTopic), options.EffectiveDeadLetterTopic, nameof(options.ResponseTopic), options.ResponseTopic);

        rules.Range(nameof(options.TopicPartitions), options.TopicPartitions, 1, 10_000);
        rules.Range(nameof(options.EmbeddedPartitions), options.EmbeddedPartitions, 1, 1000);
        rules.Range(nameof(options.SessionTimeout), options.SessionTimeout, Seconds(1), Minutes(30));
        rules.Range(nameof(options.HeartbeatInterval), options.HeartbeatInterval, Milliseconds(100), options.SessionTimeout / 3);
        rules.Range(nameof(options.MaxPollInterval), options.MaxPollInterval, options.SessionTimeout, TimeSpan.FromDays(1));
        rules.Range(nameof(options.FetchWait), options.FetchWait, TimeSpan.Zero, Minutes(5));
        rules.Range(nameof(options.MaxInFlightMessages), options.MaxInFlightMessages, 1, 1_000_000);
        rules.Range(nameof(options.MaxInFlightBytes), options.MaxInFlightBytes, 1, 1L << 40);
        rules.Range(nameof(options.MaxBatchMessages), options.MaxBatchMessages, 0, 1_000_000);
        rules.Range(nameof(options.MaxUncommittedMessages), options.MaxUncommittedMessages, 1, 100_000_000);
        rules.Range(nameof(options.PauseAfter), options.PauseAfter, TimeSpan.Zero, Seconds(10));
        rules.Range(nameof(options.CommitInterval), options.CommitInterval, Milliseconds(10), Minutes(1));
        rules.Range(nameof(options.RevokeTimeout), options.RevokeTimeout, TimeSpan.Zero, Minutes(5));
        rules.Range(nameof(options.DrainTimeout), options.DrainTimeout, TimeSpan.Zero, Minutes(10));
        rules.Range(nameof(options.MaxAttempts), options.MaxAttempts, 1, 1000);
        rules.Range(nameof(options.FirstRetryDelay), options.FirstRetryDelay, Milliseconds(1), Minutes(1));
        rules.Range(nameof(options.MaxRetryDelay), options.MaxRetryDelay, options.FirstRetryDelay, Minutes(10));
        rules.Range(nameof(options.CircuitFailures), options.CircuitFailures, 1, 1000);
        rules.Range(nameof(options.CircuitPause), options.CircuitPause, Milliseconds(10), Minutes(10));
        rules.Range(nameof(options.MaxCircuitPause), options.MaxCircuitPause, options.CircuitPause, Minutes(10));
        rules.Range(nameof(options.TransactionInterval), options.TransactionInterval, Milliseconds(10), Seconds(10));
        rules.Range(nameof(options.TransactionTimeout), options.TransactionTimeout, Seconds(1), Minutes(15));
        rules.Range(nameof(options.MaxMessageBytes), options.MaxMessageBytes, 1000, 1_000_000_000);
        rules.Range(nameof(options.Linger), options.Linger, TimeSpan.Zero, Seconds(1));
        rules.Range(nameof(options.DeliveryTimeout), options.DeliveryTimeout, Seconds(1), Minutes(30));

        rules.OneOf(nameof(options.Compression), options.Compression, Compressions);
        rules.OneOf(nameof(options.GroupProtocol), options.GroupProtocol, Protocols);
        rules.OneOf(nameof(options.Assignor), options.Assignor, Assignors);
        rules.Add(ClientSettings.Refusals(options));
        return rules.Result;
    }

    private static TimeSpan Milliseconds(double value) => TimeSpan.FromMilliseconds(value);

    private static TimeSpan Seconds(double value) => TimeSpan.FromSeconds(value);

    private static TimeSpan Minutes(double value) => TimeSpan.FromMinutes(value);

    private static void NotEmpty(SettingRules rules, string setting, string value) =>
        rules.Require(!string.IsNullOrWhiteSpace(value), setting, value, "must not be empty");

    private static void Topic(SettingRules rules, string setting, string value) => rules.Require(
        TopicName().IsMatch(value) && value is not ("." or ".."),
        setting,
        value,
        "must be a Kafka topic name: 1 to 249 of letters, digits, '.', '_' and '-'");

    private static void Apart(SettingRules rules, string setting, string value, string other, string otherValue) => rules.Require(
        !string.Equals(value, otherValue, StringComparison.Ordinal),
        setting,
        value,
        $"must differ from {KafkaOptions.Section}:{other}, or the service would answer itself");

    [GeneratedRegex("^[A-Za-z0-9._-]{1,249}$", RegexOptions.CultureInvariant)]
    private static partial Regex TopicName();
}
