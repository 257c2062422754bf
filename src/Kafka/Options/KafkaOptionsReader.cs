using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Kafka.Options;

/// <summary>
/// Reads <see cref="KafkaOptions"/> from the configuration: section <c>Kafka</c>, the plain environment names below, and
/// <c>KAFKA_CLIENT_*</c> for any librdkafka setting (<c>KAFKA_CLIENT_SECURITY_PROTOCOL</c> is <c>security.protocol</c>).
/// A setting may be given under several names only if all say the same.
/// </summary>
public static class KafkaOptionsReader
{
    private const string ClientPrefix = "KAFKA_CLIENT_";
    private const string ClientIdName = "KAFKA_CLIENT_ID";

    private static readonly Alias[] Aliases =
    [
        new(nameof(KafkaOptions.BootstrapServers), (o, v) => o.BootstrapServers = v, "KAFKA_BOOTSTRAP_SERVERS"),
        new(nameof(KafkaOptions.GroupId), (o, v) => o.GroupId = v, "KAFKA_GROUP_ID"),
        new(nameof(KafkaOptions.ClientId), (o, v) => o.ClientId = v, ClientIdName),
        new(nameof(KafkaOptions.InputTopic), (o, v) => o.InputTopic = v, "KAFKA_TOPIC", "INPUT_KAFKA_TOPIC"),
        new(nameof(KafkaOptions.ResponseTopic), (o, v) => o.ResponseTopic = v, "KAFKA_RESPONSE_TOPIC", "OUTPUT_KAFKA_TOPIC"),
        new(nameof(KafkaOptions.DeadLetterTopic), (o, v) => o.DeadLetterTopic = v, "KAFKA_DEAD_LETTER_TOPIC"),
    ];

    /// <summary>The first plain name of each setting that has one.</summary>
    public static IReadOnlyDictionary<string, string> PlainNames { get; } = Aliases.ToDictionary(alias => alias.Property, alias => alias.Names[0]);

    /// <summary>Fills <paramref name="options"/>. Empty values count as not given.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be read, a name is none, or two names of one setting contradict each other.</exception>
    public static void Read(IConfiguration configuration, KafkaOptions options)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(options);

        SettingsBinder.Bind(configuration, KafkaOptions.Section, options);
        foreach (var alias in Aliases)
        {
            ReadAlias(configuration, options, alias);
        }

        foreach (var entry in configuration.AsEnumerable())
        {
            if (entry.Key.StartsWith(ClientPrefix, StringComparison.OrdinalIgnoreCase)
                && !string.Equals(entry.Key, ClientIdName, StringComparison.OrdinalIgnoreCase)
                && !string.IsNullOrEmpty(entry.Value)
                && !ServiceLinks.IsLink(entry.Key, entry.Value))
            {
                options.Client[LibrdkafkaName(entry.Key)] = entry.Value;
            }
        }
    }

    private static void ReadAlias(IConfiguration configuration, KafkaOptions options, Alias alias)
    {
        (string Name, string Value)? chosen = null;
        foreach (var name in alias.Names.Append($"{KafkaOptions.Section}:{alias.Property}"))
        {
            var value = configuration[name];
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            if (chosen is { } first && !string.Equals(first.Value, value, StringComparison.Ordinal))
            {
                throw WrongSetting.Of(
                    KafkaOptions.Section, $"{first.Name} is '{first.Value}' but {name} is '{value}': both set the same thing. Remove one of them.");
            }

            chosen ??= (name, value);
        }

        if (chosen is { } given)
        {
            alias.Set(options, given.Value);
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Globalization", "CA1308:Normalize strings to uppercase", Justification = "librdkafka's names are lower case.")]
    private static string LibrdkafkaName(string key) => key[ClientPrefix.Length..].Replace('_', '.').ToLowerInvariant();

    private sealed record Alias(string Property, Action<KafkaOptions, string> Set, params string[] Names);
}
