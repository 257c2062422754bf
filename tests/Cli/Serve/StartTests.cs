using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Kafka.Embedded;

namespace ScenarioOrleans.Cli.Tests.Serve;

/// <summary>What the real process does when it cannot begin: one line that says what, and the documented exit code.</summary>
public sealed class StartTests : IDisposable
{
    private const string NoBroker = "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1";

    private readonly TemporaryFolder _folder = new();
    private readonly TcpListener _taken = new(IPAddress.Loopback, 0);

    public StartTests()
    {
        _taken.Start();
        File.WriteAllText(_folder["no.sqlite"], new string('x', 10_000));
    }

    public void Dispose()
    {
        _taken.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("KAFKA_BOOTSTRAP_SERVERS=tcp://127.0.0.1:1", ExitCode.Usage, "Kafka:BootstrapServers is 'tcp://127.0.0.1:1' but must be brokers as host:port")]
    [InlineData("KAFKA_BOOTSTRAP_SERVERS=", ExitCode.Environment, "no broker is configured: set KAFKA_BOOTSTRAP_SERVERS")]
    [InlineData("Kafka__MaxAttempts=0", ExitCode.Usage, "Kafka:MaxAttempts is '0' but must be from 1 to 1000. Set Kafka__MaxAttempts")]
    [InlineData("Scenario__Storage__Path={folder}/no.sqlite", ExitCode.Environment, "The file '{folder}/no.sqlite' is damaged or is no SQLite database")]
    [InlineData("Scenario__Storage__Path={folder}", ExitCode.Environment, "The database '{folder}' cannot be opened: it is a folder. Name a file in it by Scenario:Storage:Path")]
    [InlineData("Scenario__Storage__Path={folder}/no.sqlite/file", ExitCode.Environment, "The database '{folder}/no.sqlite/file' cannot be opened. Check that its folder can be written to, or correct Scenario:Storage:Path")]
    [InlineData("Scenario__Storage__Provider=memory", ExitCode.Usage, "Scenario:Storage:Provider is 'memory', which forgets all sums at exit")]
    [InlineData("Scenario__Parquet__Folder={folder}/none", ExitCode.Usage, "Scenario:Parquet:Folder is '{folder}/none' but must be a folder that this process can write files to: it does not exist")]
    [InlineData("ORLEANS_SILO_PORT={taken}", ExitCode.Environment, "ORLEANS_SILO_PORT is '{taken}' but 127.0.0.1:{taken} cannot be listened at: ")]
    [InlineData("SASL PASSWORD=secret-word", ExitCode.Usage, "serve.env, line 2: SASL is not followed by an equals sign")]
    public async Task Serve_CannotBegin_SaysWhyInOneLineAndByItsExitCode(string setting, int code, string line)
    {
        using var service = ServeProcess.Start(_folder, NoBroker, Text(setting));

        (await service.EndAsync()).ShouldBe(code, service.Said);

        service.Lines.ShouldHaveSingleItem().ShouldContain(Text(line));
        service.Said.ShouldStartWith("scenario: ");
        service.Said.ShouldNotContain("secret-word");
    }

    [Fact]
    public async Task Serve_SeveralWrongSettings_IsALineEach()
    {
        using var service = ServeProcess.Start(_folder, NoBroker, "Kafka__MaxAttempts=many", "Kafka__Linger=soon", "Kafka__Nonsense=1");

        (await service.EndAsync()).ShouldBe(ExitCode.Usage, service.Said);

        service.Lines.Count.ShouldBe(3);
        service.Lines.ShouldAllBe(line => line.StartsWith("scenario: Kafka:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_BrokerIsNotThere_IsWaitedForWithALineAndAStopTakesNoTime()
    {
        using var service = ServeProcess.Start(_folder, NoBroker);
        await service.SaysAsync("Kafka at 127.0.0.1:1 does not answer: ");

        var started = TimeProvider.System.GetTimestamp();
        service.Signal("TERM");

        (await service.EndAsync()).ShouldBe(ExitCode.Done, service.Said);
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        service.Said.ShouldNotContain("Unhandled");
    }

    /// <summary>Each line that a start prints is one of these, and there are no others.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("Scenario__Parquet__Folder={folder}")]
    public async Task Serve_Starts_PrintsOnlyWhatIsOfUse(string? parquet)
    {
        using var broker = EmbeddedBroker.Start();
        foreach (var topic in new[] { "Scenario-Execute", "Scenario-Execute-Response", "Scenario-Execute.DLT" })
        {
            broker.CreateTopic(topic, 3);
        }

        using var service = ServeProcess.Start(
            _folder, [$"KAFKA_BOOTSTRAP_SERVERS={broker.BootstrapServers}", "Kafka__JoinGroup=false", .. parquet is null ? [] : new[] { Text(parquet) }]);
        await service.RunningAsync();
        await service.SaysAsync("Assigned partitions");

        string[] lines =
        [
            @"ScenarioOrleans \d+\.\d+\.\d+ with Orleans \d+\.\d+\.\d+, librdkafka \d+\.\d+\.\d+",
            $"Broker {broker.BootstrapServers}; group scenario-orleans; topics Scenario-Execute -> Scenario-Execute-Response, dead letters Scenario-Execute.DLT",
            $"Storage sqlite, {_folder["data/aggregates.sqlite"]}",
            .. parquet is null ? [] : new[] { $"Parquet files in {_folder.Path}" },
            @"Cluster scenario-orleans of this silo alone, 127\.0\.0\.1:\d+",
            @"Serving at http://127\.0\.0\.1:\d+ \(dashboard: http://127\.0\.0\.1:\d+/dashboard\); Ctrl-C stops\.",
            @"\d\d:\d\d:\d\d\.\d\d\d info: RebalanceHandler: Assigned partitions 0-2; 3 owned now",
        ];
        service.Lines.Count.ShouldBe(lines.Length, service.Said);
        lines.ShouldAllBe(line => service.Lines.Count(said => Regex.IsMatch(said, $"^{line}$")) == 1, service.Said);
    }

    [Fact]
    public async Task Serve_LinksToKubernetesServices_ArePassedOverWithALine()
    {
        using var service = ServeProcess.Start(
            _folder, NoBroker, "ORLEANS_SILO_PORT=tcp://10.96.12.7:11111", "KAFKA_CLIENT_SERVICE_HOST=10.96.12.8");

        await service.SaysAsync("Serving at ");

        service.Said.ShouldContain("Passed over, as links to Kubernetes services and no settings: KAFKA_CLIENT_SERVICE_HOST, ORLEANS_SILO_PORT.");
    }

    private string Text(string text) => text
        .Replace("{folder}", _folder.Path, StringComparison.Ordinal)
        .Replace("{taken}", ((IPEndPoint)_taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
