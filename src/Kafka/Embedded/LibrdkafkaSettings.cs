using System.Text;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Embedded;

/// <summary>Asks librdkafka whether it takes the settings that are passed through: by itself it would refuse the first when a client is made.</summary>
public sealed class LibrdkafkaSettings : IValidateOptions<KafkaOptions>
{
    private const int ErrorBytes = 512;
    private const int UnknownName = -2;

    /// <summary>Those that begin so are Confluent.Kafka's own.</summary>
    private const string OfTheBinding = "dotnet.";

    /// <summary>A failure for each setting that it does not know, or whose value it does not take. Of a name that it does not know the value is not told: a misspelt password is one.</summary>
    /// <exception cref="DllNotFoundException">There is no librdkafka; the text says what to install.</exception>
    public ValidateOptionsResult Validate(string? name, KafkaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] failures =
        [
            .. Refusals(nameof(options.Client), options.Client),
            .. Refusals(nameof(options.Consumer), options.Consumer),
            .. Refusals(nameof(options.Producer), options.Producer),
        ];
        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Refusals(string section, Dictionary<string, string> settings) =>
        from setting in settings
        where !setting.Key.StartsWith(OfTheBinding, StringComparison.Ordinal)
        let refusal = Refusal(setting.Key, setting.Value)
        where refusal is not null
        select $"{KafkaOptions.Section}:{section}:{setting.Key} is '{(refusal.Value.IsKnown ? setting.Value : "(given)")}' but librdkafka does not take it: {refusal.Value.Text}. "
            + "Correct or remove it (KAFKA_CLIENT_… in capitals, with underscores for dots, is the same setting).";

    private static unsafe (bool IsKnown, string Text)? Refusal(string name, string value)
    {
        LoadedLibrdkafka.Serve();
        var config = NativeMock.NewConfig();
        Span<byte> error = stackalloc byte[ErrorBytes];
        error.Clear();
        try
        {
            fixed (byte* text = error)
            {
                var result = NativeMock.SetConfig(config, name, value, text, ErrorBytes);
                return result == 0 ? null : (result != UnknownName, Encoding.UTF8.GetString(error[..error.IndexOf((byte)0)]).Trim());
            }
        }
        finally
        {
            NativeMock.DestroyConfig(config);
        }
    }
}
