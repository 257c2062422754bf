using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Storage.Options;

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
        RefuseForgetfulStorage(app);
        await StartAsync(app, cancel);
        shell.Error.WriteLine($"Serving at {app.Urls.First()} (dashboard: {app.Urls.First()}/dashboard); Ctrl-C stops.");
        using var signals = new StopSignals(shell, app.Services.GetRequiredService<IOptions<KafkaOptions>>().Value.DrainTimeout);
        var inTime = await StopInTimeAsync(app, cancel);
        return HowItEnded(app.Services.GetRequiredService<IngestStatus>(), inTime);
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (StorageException refused)
        {
            throw CommandException.Environment(refused.Message);
        }
    }

    /// <summary>Returns false if something did not stop within the host's limit.</summary>
    private static async Task<bool> StopInTimeAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.WaitForShutdownAsync(cancel);
            return true;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private int HowItEnded(IngestStatus ingest, bool inTime)
    {
        if (ingest.Fault is { } fault)
        {
            throw CommandException.Fault($"the service stopped because of a fault: {fault.Message}");
        }

        if (inTime && ingest is { Abandoned: 0, LeftCleanly: true })
        {
            return ExitCode.Done;
        }

        shell.Complain($"stopped before everything was done: {ingest.Abandoned} messages were abandoned; what is not committed comes again");
        return ExitCode.Abandoned;
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

    /// <summary>Sums that are gone at exit, of messages that do not come again.</summary>
    private static void RefuseForgetfulStorage(WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<KafkaOptions>>().Value.UsesEmbeddedBroker
            && app.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider == StorageProviders.Memory)
        {
            throw CommandException.Usage(
                $"Scenario:Storage:Provider is '{StorageProviders.Memory}', which forgets all sums at exit while the broker keeps the offsets; set it to {StorageProviders.Sqlite} or {StorageProviders.Postgres}, or pass --embedded-broker for a try");
        }
    }
}
