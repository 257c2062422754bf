using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.Serve;

/// <summary>What the real process does when it cannot begin.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_DatabaseThatCannotBeOpened_EndsWithTheReasonAndCode3()
    {
        File.WriteAllText(_folder["no.sqlite"], new string('x', 10_000));
        using var service = ServeProcess.Start(
            _folder, "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1", "Scenario__Storage__Provider=sqlite", $"Scenario__Storage__Path={_folder["no.sqlite"]}");

        (await service.EndAsync()).ShouldBe(ExitCode.Environment);

        service.Said.ShouldContain($"scenario: The file '{_folder["no.sqlite"]}' is damaged or is no SQLite database");
    }
}
