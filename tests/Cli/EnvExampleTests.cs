using Microsoft.Extensions.Configuration;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Cli.Tests;

public sealed class EnvExampleTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, ".env.example");

    [Fact]
    public void Example_AsItIs_IsAValidSettingsFile()
    {
        var kafka = new KafkaOptions();

        KafkaOptionsReader.Read(new ConfigurationBuilder().AddDotEnvFile(File).Build(), kafka);

        kafka.BootstrapServers.ShouldBe("localhost:9092");
        new KafkaOptionsValidator().Validate(name: null, kafka).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Example_EveryDefaultUncommented_ChangesNothingOfKafka()
    {
        using var folder = new TemporaryFolder();
        var lines = System.IO.File.ReadAllLines(File).Where(line => !line.Contains("KAFKA_CLIENT_", StringComparison.Ordinal));
        var uncommented = lines.Select(line => line.StartsWith("# ", StringComparison.Ordinal) && IsSetting(line[2..]) ? line[2..] : line);
        System.IO.File.WriteAllLines(folder[".env"], uncommented);
        var kafka = new KafkaOptions();
        var usual = new KafkaOptions();

        KafkaOptionsReader.Read(new ConfigurationBuilder().AddDotEnvFile(folder[".env"]).Build(), kafka);

        kafka.GroupId.ShouldBe(usual.GroupId);
        kafka.InputTopic.ShouldBe(usual.InputTopic);
        kafka.ResponseTopic.ShouldBe(usual.ResponseTopic);
        kafka.EffectiveDeadLetterTopic.ShouldBe(usual.EffectiveDeadLetterTopic);
        kafka.MaxInFlightMessages.ShouldBe(usual.MaxInFlightMessages);
        kafka.MaxInFlightBytes.ShouldBe(usual.MaxInFlightBytes);
        kafka.MaxAttempts.ShouldBe(usual.MaxAttempts);
    }

    private static bool IsSetting(string line) => line.IndexOf('=') is > 0 and var end && !line[..end].Contains(' ');
}
