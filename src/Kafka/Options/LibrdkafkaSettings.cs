using System.Text;
using ScenarioOrleans.Kafka.Embedded;

namespace ScenarioOrleans.Kafka.Options;

/// <summary>Asks librdkafka whether it takes the settings that are passed through: by itself it would refuse the first when a client is made.</summary>
internal static class LibrdkafkaSettings
{
    private const int ErrorBytes = 512;

    /// <summary>Those that begin so are Confluent.Kafka's own.</summary>
    private const string OfTheBinding = "dotnet.";

    /// <summary>One line for each setting that it does not know, or whose value it does not take. Says nothing of a value that may be secret.</summary>
    /// <exception cref="DllNotFoundException">There is no librdkafka; the text says what to install.</exception>
    public static IEnumerable<string> Refusals(KafkaOptions options) =>
        Refusals(nameof(options.Client), options.Client)
            .Concat(Refusals(nameof(options.Consumer), options.Consumer))
            .Concat(Refusals(nameof(options.Producer), options.Producer));

    private static IEnumerable<string> Refusals(string section, Dictionary<string, string> settings) =>
        from setting in settings
        where !setting.Key.StartsWith(OfTheBinding, StringComparison.Ordinal)
        let refusal = Refusal(setting.Key, setting.Value)
        where refusal is not null
        select $"{KafkaOptions.Section}:{section}:{setting.Key} is '{(IsSecret(setting.Key) ? "(given)" : setting.Value)}' but librdkafka does not take it: {refusal}. "
            + "Correct or remove it (KAFKA_CLIENT_… in capitals, with underscores for dots, is the same setting).";

    private static unsafe string? Refusal(string name, string value)
    {
        LoadedLibrdkafka.Serve();
        var config = NativeMock.NewConfig();
        Span<byte> error = stackalloc byte[ErrorBytes];
        error.Clear();
        try
        {
            fixed (byte* text = error)
            {
                return NativeMock.SetConfig(config, name, value, text, ErrorBytes) == 0
                    ? null
                    : Encoding.UTF8.GetString(error[..error.IndexOf((byte)0)]).Trim();
            }
        }
        finally
        {
            NativeMock.DestroyConfig(config);
        }
    }

    private static bool IsSecret(string name) =>
        Array.Exists(["password", "secret", "key", "token", "pem", "oauthbearer"], word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
