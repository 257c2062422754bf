using System.Diagnostics;
using System.Globalization;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Testing;

/// <summary>How the long crash test is to be run.</summary>
/// <param name="Configuration">Build configuration.</param>
/// <param name="Build">Build first.</param>
/// <param name="Minutes">No kill begins after this time.</param>
/// <param name="Rounds">Ends after so many kills; 0: after the time alone.</param>
/// <param name="Seed">Repeats an earlier run; 0: takes one by the clock.</param>
/// <param name="BrokerTrouble">The broker misbehaves too.</param>
/// <param name="Storage">The service's storage: <c>sqlite</c> or <c>memory</c>.</param>
/// <param name="ExactlyOnce">The service writes answers and offsets in transactions.</param>
internal sealed record CrashTestOptions(string Configuration, bool Build, double Minutes, int Rounds, int Seed, bool BrokerTrouble, string Storage, bool ExactlyOnce);

/// <summary>Builds the crash tests and runs their long form in this terminal: kills the service over and over and compares every sum.</summary>
internal sealed class CrashTestRun(Shell shell, CrashTestOptions options)
{
    private const string Project = "tests/Crash";

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (options.Build && !await BuildAsync(cancel))
        {
            return ExitCode.BadInput;
        }

        var exit = await ChildProcess.RunAsync(
            "dotnet", ["run", "--project", Project, "--configuration", options.Configuration, "--no-build", "--", .. Arguments()], shell.Root, cancel);
        return exit == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private IEnumerable<string> Arguments()
    {
        yield return "drive";
        yield return "--minutes";
        yield return options.Minutes.ToString(CultureInfo.InvariantCulture);
        if (options.Rounds > 0)
        {
            yield return "--rounds";
            yield return options.Rounds.ToString(CultureInfo.InvariantCulture);
        }

        if (options.Seed > 0)
        {
            yield return "--seed";
            yield return options.Seed.ToString(CultureInfo.InvariantCulture);
        }

        if (options.BrokerTrouble)
        {
            yield return "--broker-trouble";
        }

        yield return "--storage";
        yield return options.Storage;
        if (options.ExactlyOnce)
        {
            yield return "--exactly-once";
        }
    }

    private async Task<bool> BuildAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        var exit = await ChildProcess.RunAsync(
            new ProcessStartInfo("dotnet", ["build", Project, "--configuration", options.Configuration, "--nologo", "--verbosity", "quiet", "-p:RunAnalyzers=false"])
            {
                WorkingDirectory = shell.Root,
                Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
            },
            lines.Add,
            cancel);
        if (exit != 0)
        {
            lines.ForEach(shell.Error.WriteLine);
            shell.Complain("the crash tests do not build; nothing ran");
        }

        return exit == 0;
    }
}
