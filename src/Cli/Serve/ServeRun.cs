using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Kafka.Flow;
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
        string[] report = [.. StartReport.Lines(app)];
        using var signals = new StopSignals(shell, app.Services.GetRequiredService<IOptions<KafkaOptions>>().Value.DrainTimeout);
        if (!await StartAsync(app, cancel))
        {
            return ExitCode.Done;
        }

        foreach (var line in report.Append($"Serving at {app.Urls.First()} (dashboard: {app.Urls.First()}/dashboard); Ctrl-C stops."))
        {
            shell.Error.WriteLine(line);
        }

        var inTime = await StopInTimeAsync(app, cancel);
        return HowItEnded(app, inTime);
    }

    /// <summary>Returns false if it was asked to stop before it had started.</summary>
    private static async Task<bool> StartAsync(WebApplication app, CancellationToken cancel)
    {
        var libraries = app.Services.GetRequiredService<LibraryLogs>();
        try
        {
            await using var cutShort = app.Lifetime.ApplicationStopping.Register(libraries.Mute);
            await app.StartAsync(cancel);
            return true;
        }
        catch (Exception failure)
        {
            libraries.Mute();
            if (app.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus == SiloStatus.Active)
            {
                await app.StopAsync(CancellationToken.None);
            }

            if (failure is not (OperationCanceledException or OrleansLifecycleCanceledException) || !app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                throw;
            }

            return false;
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

    private int HowItEnded(WebApplication app, bool inTime)
    {
        var ingest = app.Services.GetRequiredService<IngestStatus>();
        if ((ingest.Fault ?? FaultOf(app)) is { } fault)
        {
            throw Explain(fault);
        }

        if (inTime && ingest is { Abandoned: 0, LeftCleanly: true })
        {
            return ExitCode.Done;
        }

        shell.Complain($"stopped before everything was done: {ingest.Abandoned} messages were abandoned; what is not committed comes again");
        return ExitCode.Abandoned;
    }

    /// <summary>A background service that ended by an exception stops the host, which keeps that exception to itself.</summary>
    private static Exception? FaultOf(WebApplication app) => app.Services.GetServices<IHostedService>().OfType<BackgroundService>()
        .Select(service => service.ExecuteTask?.Exception?.InnerException)
        .FirstOrDefault(fault => fault is not null);

    /// <summary>Settings, topics and the client library are looked at beside the start; whatever ends it later is a fault that it did not survive.</summary>
    private static CommandException Explain(Exception fault) =>
        fault is KafkaClientException ? CommandException.Fault($"the service stopped because of a fault: {fault.Message}")
        : Failures.Explain(fault) ?? CommandException.Fault($"the service stopped because of a fault of this program, please report it: {fault}");

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
