using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Cli.Serve;

/// <summary>What the command line says about serving; null stands for the service's own default.</summary>
internal sealed record ServeOptions(string? Url, string? EnvFile, bool EmbeddedBroker, bool Verbose);

/// <summary>The service in the foreground. The host reacts to SIGINT and SIGTERM: it drains and stops.</summary>
internal sealed class ServeRun(Shell shell, ServeOptions options)
{
    private const string UsualEnvFile = ".env";

    /// <summary>
    /// What outlives the broker's offsets: not with an embedded broker, whose offsets begin anew each time.
    /// </summary>
    private static readonly Dictionary<string, string?> Durable = new() { ["Scenario:Storage:Provider"] = "sqlite" };

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var app = Build();
        RefuseForgetfulBroker(app);
        await app.StartAsync(cancel);
        shell.Error.WriteLine($"Serving at {app.Urls.First()} (dashboard: {app.Urls.First()}/dashboard); Ctrl-C stops.");
        await app.WaitForShutdownAsync(cancel);
        if (app.Services.GetRequiredService<StatusReader>().Read().Fault is { } fault)
        {
            throw CommandException.Environment($"the service stopped because of a fault: {fault}");
        }

        return ExitCode.Done;
    }

    private WebApplication Build()
    {
        if (options.EnvFile is { } file && !File.Exists(file))
        {
            throw CommandException.Usage($"--env-file is '{file}', which does not exist");
        }

        return ScenarioHost.Build(new ScenarioHostOptions
        {
            Url = options.Url,
            LogLevel = options.Verbose ? LogLevel.Debug : LogLevel.Information,
            DotEnvPath = options.EnvFile ?? UsualEnvFile,
            Defaults = options.EmbeddedBroker ? new Dictionary<string, string?>() : Durable,
        });
    }

    /// <summary>A service that was meant for a real broker must not come up with one that forgets everything.</summary>
    private void RefuseForgetfulBroker(WebApplication app)
    {
        if (!options.EmbeddedBroker && app.Services.GetRequiredService<IOptions<KafkaOptions>>().Value.UsesEmbeddedBroker)
        {
            throw CommandException.Environment(
                "no broker is configured: set KAFKA_BOOTSTRAP_SERVERS (host:port, also in .env), or pass --embedded-broker for one in this process that forgets everything at exit");
        }
    }
}
