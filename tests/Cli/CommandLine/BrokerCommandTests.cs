using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.CommandLine;

/// <summary>What commands that need a broker or a running service say when there is none.</summary>
public sealed class BrokerCommandTests
{
    [Fact]
    public async Task Version_Always_NamesWhatRuns()
    {
        var run = await CommandRun.OfAsync("version");

        run.ExitCode.ShouldBe(ExitCode.Done);
        string[] names = ["ScenarioOrleans", "Orleans", "Confluent.Kafka", "librdkafka", "Time zones", ".NET"];
        run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..17].TrimEnd()).ShouldBe(names);
    }

    [Fact]
    public async Task Health_NobodyListens_IsNotWell()
    {
        var run = await CommandRun.OfAsync("health", "--url", "http://127.0.0.1:1");

        run.ExitCode.ShouldBe(ExitCode.Environment);
        run.Error.ShouldContain("http://127.0.0.1:1/health/live");
    }

    [Fact]
    public async Task Health_NoUrl_IsWrongUsage()
    {
        var run = await CommandRun.OfAsync("health", "--url", "nonsense");

        run.ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Serve_MissingEnvFile_IsWrongUsage()
    {
        var run = await CommandRun.OfAsync("serve", "--env-file", "no-such.env");

        run.ExitCode.ShouldBe(ExitCode.Usage);
        run.Error.ShouldContain("no-such.env");
    }
}
