using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Serve;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Runs the service until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create(Shell shell)
    {
        var url = Options.Text("--url", "Where the web endpoint listens; ASPNETCORE_URLS, or http://127.0.0.1:8088 without it.", "url");
        var envFile = Options.Text("--env-file", "Settings below the environment; `.env` of the current folder without it.", "file");
        var embedded = Options.Flag("--embedded-broker", "Bring a broker in this process when none is configured. It forgets everything at exit.");
        var verbose = Options.Flag("--verbose", "Log every step.");
        var command = new TaughtCommand(
            "serve",
            "Run the service: requests from Kafka in, answers out, dashboard and health on the web endpoint. SIGINT or SIGTERM stops it: work in flight is finished first, within a limit; a second one stops at once. Exit codes: 0 all done, 2 a setting is wrong, 3 something outside is missing or refused, 4 work was abandoned and comes again, 5 a fault, 130 or 143 stopped at once.",
            new("KAFKA_BOOTSTRAP_SERVERS=localhost:9092 scenario serve", "With a broker; topics that are missing are created."),
            new("scenario serve --env-file production.env", "Settings from a file; .env.example lists them."),
            new("scenario serve --embedded-broker", "Without any broker, for a try."))
        {
            url, envFile, embedded, verbose,
        };
        command.HandlesSignals = true;
        command.SetAction((parsed, cancel) => new ServeRun(
            shell,
            new ServeOptions(parsed.GetValue(url), parsed.GetValue(envFile), parsed.GetValue(embedded), parsed.GetValue(verbose))).RunAsync(cancel));
        return command;
    }
}
