using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

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
        var failures = new List<string>();

        NotEmpty(failures, nameof(options.GroupId), options.GroupId);
        NotEmpty(failures, nameof(options.ClientId), options.ClientId);
        Topic(failures, nameof(options.InputTopic), options.InputTopic);
        Topic(failures, nameof(options.ResponseTopic), options.ResponseTopic);
        Topic(failures, nameof(options.DeadLetterTopic), options.EffectiveDeadLetterTopic);
        Apart(failures, nameof(options.ResponseTopic), options.ResponseTopic, nameof(options.InputTopic), options.InputTopic);
        Apart(failures, nameof(options.DeadLetterTopic), options.EffectiveDeadLetterTopic, nameof(options.InputTopic), options.InputTopic);
        Apart(
            failures, nameof(options.DeadLetterTopic), options.EffectiveDeadLetterTopic, nameof(options.ResponseTopic), options.ResponseTopic);

        Range(failures, nameof(options.TopicPartitions), options.TopicPartitions, 1, 10_000);
        Range(failures, nameof(options.EmbeddedPartitions), options.EmbeddedPartitions, 1, 1000);
        Range(failures, nameof(options.SessionTimeout), options.SessionTimeout, Seconds(1), Minutes(30));
        Range(failures, nameof(options.HeartbeatInterval), options.HeartbeatInterval, Milliseconds(100), options.SessionTimeout / 3);
        Range(failures, nameof(options.MaxPollInterval), options.MaxPollInterval, options.SessionTimeout, TimeSpan.FromDays(1));
        Range(failures, nameof(options.FetchWait), options.FetchWait, TimeSpan.Zero, Minutes(5));
        Range(failures, nameof(options.MaxInFlightMessages), options.MaxInFlightMessages, 1, 1_000_000);
        Range(failures, nameof(options.MaxInFlightBytes), options.MaxInFlightBytes, 1, 1L << 40);
        Range(failures, nameof(options.MaxBatchMessages), options.MaxBatchMessages, 0, 1_000_000);
        Range(failures, nameof(options.MaxUncommittedMessages), options.MaxUncommittedMessages, 1, 100_000_000);
        Range(failures, nameof(options.PauseAfter), options.PauseAfter, TimeSpan.Zero, Seconds(10));
        Range(failures, nameof(options.CommitInterval), options.CommitInterval, Milliseconds(10), Minutes(1));
        Range(failures, nameof(options.RevokeTimeout), options.RevokeTimeout, TimeSpan.Zero, Minutes(5));
        Range(failures, nameof(options.DrainTimeout), options.DrainTimeout, TimeSpan.Zero, Minutes(10));
        Range(failures, nameof(options.MaxAttempts), options.MaxAttempts, 1, 1000);
        Range(failures, nameof(options.FirstRetryDelay), options.FirstRetryDelay, Milliseconds(1), Minutes(1));
        Range(failures, nameof(options.MaxRetryDelay), options.MaxRetryDelay, options.FirstRetryDelay, Minutes(10));
        Range(failures, nameof(options.CircuitFailures), options.CircuitFailures, 1, 1000);
        Range(failures, nameof(options.CircuitPause), options.CircuitPause, Milliseconds(10), Minutes(10));
        Range(failures, nameof(options.MaxCircuitPause), options.MaxCircuitPause, options.CircuitPause, Minutes(10));
        Range(failures, nameof(options.TransactionInterval), options.TransactionInterval, Milliseconds(10), Seconds(10));
        Range(failures, nameof(options.TransactionTimeout), options.TransactionTimeout, Seconds(1), Minutes(15));
        Range(failures, nameof(options.MaxMessageBytes), options.MaxMessageBytes, 1000, 1_000_000_000);
        Range(failures, nameof(options.Linger), options.Linger, TimeSpan.Zero, Seconds(1));
        Range(failures, nameof(options.DeliveryTimeout), options.DeliveryTimeout, Seconds(1), Minutes(30));

        OneOf(failures, nameof(options.Compression), options.Compression, Compressions);
        OneOf(failures, nameof(options.GroupProtocol), options.GroupProtocol, Protocols);
        OneOf(failures, nameof(options.Assignor), options.Assignor, Assignors);

        failures.AddRange(ClientSettings.Refusals(options));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static TimeSpan Milliseconds(double value) => TimeSpan.FromMilliseconds(value);

    private static TimeSpan Seconds(double value) => TimeSpan.FromSeconds(value);

    private static TimeSpan Minutes(double value) => TimeSpan.FromMinutes(value);

    private static void OneOf(List<string> failures, string setting, string value, string[] known)
    {
        if (!known.Contains(value, StringComparer.Ordinal))
        {
            Fail(failures, setting, value, $"must be one of {string.Join(", ", known)}");
        }
    }

    private static void NotEmpty(List<string> failures, string setting, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Fail(failures, setting, value, "must not be empty");
        }
    }

    private static void Topic(List<string> failures, string setting, string value)
    {
        if (!TopicName().IsMatch(value) || value is "." or "..")
        {
            Fail(failures, setting, value, "must be a Kafka topic name: 1 to 249 of letters, digits, '.', '_' and '-'");
        }
    }

    private static void Apart(List<string> failures, string setting, string value, string other, string otherValue)
    {
        if (string.Equals(value, otherValue, StringComparison.Ordinal))
        {
            Fail(failures, setting, value, $"must differ from {KafkaOptions.Section}:{other}, or the service would answer itself");
        }
    }

    private static void Range<T>(List<string> failures, string setting, T value, T lowest, T highest)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(lowest) < 0 || value.CompareTo(highest) > 0)
        {
            Fail(failures, setting, Text(value), $"must be from {Text(lowest)} to {Text(highest)}");
        }
    }

    private static void Fail(List<string> failures, string setting, string value, string rule) => failures.Add(
        $"{KafkaOptions.Section}:{setting} is '{value}' but {rule}. "
        + $"Set {KafkaOptions.Section}__{setting} in the environment or {KafkaOptions.Section}:{setting} in the configuration.");

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Za-z0-9._-]{1,249}$", RegexOptions.CultureInvariant)]
    private static partial Regex TopicName();
}
