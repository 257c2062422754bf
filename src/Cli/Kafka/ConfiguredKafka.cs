using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Cli.Kafka;

/// <summary>The broker and topics that `serve` would use, for commands that talk to them from outside.</summary>
internal static class ConfiguredKafka
{
    private const string UsualEnvFile = ".env";

    /// <summary>Settings of the environment, and below it of the file.</summary>
    /// <exception cref="CommandException">The file does not exist.</exception>
    public static IConfigurationRoot Settings(string? envFile) => envFile is null || File.Exists(envFile)
        ? new ConfigurationBuilder().AddDotEnvFile(envFile ?? UsualEnvFile).AddEnvironmentVariables().Build()
        : throw CommandException.Usage($"--env-file is '{envFile}', which does not exist");

    /// <exception cref="CommandException">There is no broker in the settings.</exception>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static KafkaOptions Read(string? envFile)
    {
        var options = new KafkaOptions();
        KafkaOptionsReader.Read(Settings(envFile), options);
        if (new KafkaOptionsValidator().Validate(name: null, options) is { Failed: true } invalid)
        {
            throw new OptionsValidationException(KafkaOptions.Section, typeof(KafkaOptions), invalid.Failures);
        }

        RequireBroker(options);
        return options;
    }

    public static void RequireBroker(KafkaOptions options)
    {
        if (options.UsesEmbeddedBroker)
        {
            throw CommandException.Environment("no broker is configured: set KAFKA_BOOTSTRAP_SERVERS (host:port, also in .env)");
        }
    }
}
