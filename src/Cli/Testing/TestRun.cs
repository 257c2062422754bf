using System.Diagnostics;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Testing;

/// <summary>How the tests are to be run.</summary>
internal sealed record TestRunOptions(string Configuration, bool Build, string? Filter, IReadOnlyList<string> Rest);

/// <summary>
/// Builds the solution once and runs every test assembly in it, one after another, since several of them measure time.
/// The results are taken from the reports that the assemblies write, not from printed text.
/// </summary>
internal sealed class TestRun(Shell shell, TestRunOptions options)
{
    private const string Solution = "ScenarioOrleans.sln";

    private string Reports { get; } = Path.Combine(shell.Root, "artifacts", "test-results", options.Configuration);

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (options.Build && !await BuildAsync(cancel))
        {
            return ExitCode.BadInput;
        }

        if (Directory.Exists(Reports))
        {
            Directory.Delete(Reports, recursive: true);
        }

        Directory.CreateDirectory(Reports);
        var (exit, log) = await RunTestsAsync(cancel);
        return Judge(exit, log, TrxReader.ReadFolder(Reports));
    }

    private async Task<bool> BuildAsync(CancellationToken cancel)
    {
        if (shell.ErrorIsTerminal)
        {
            shell.Error.WriteLine("Building the solution …");
        }

        var lines = new List<string>();
        var exit = await ChildProcess.RunAsync(
            Dotnet("build", Solution, "--configuration", options.Configuration, "--nologo", "--verbosity", "quiet", "-p:RunAnalyzers=false"),
            lines.Add,
            cancel);
        if (exit != 0)
        {
            lines.ForEach(shell.Error.WriteLine);
            shell.Complain("the solution does not build; no test ran");
        }

        return exit == 0;
    }

    private async Task<(int Exit, IReadOnlyList<string> Log)> RunTestsAsync(CancellationToken cancel)
    {
        string[] filter = options.Filter is null ? [] : ["--filter", options.Filter];
        var log = new List<string>();
        var exit = await ChildProcess.RunAsync(
            Dotnet(["test", Solution, "--configuration", options.Configuration, "--no-build", "--nologo", "-m:1", $"-p:TestReports={Reports}", .. filter, .. options.Rest]),
            Hand,
            cancel);
        return (exit, log);

        void Hand(string line)
        {
            log.Add(line);
            if (line.StartsWith("Passed!", StringComparison.Ordinal) || line.StartsWith("Failed!", StringComparison.Ordinal))
            {
                shell.Out.WriteLine(line);
                shell.Out.Flush();
            }
        }
    }

    private int Judge(int exit, IReadOnlyList<string> log, TestOutcome outcome)
    {
        var ran = outcome.Passed + outcome.Failed.Count;
        if (exit != 0 && outcome.Failed.Count == 0)
        {
            log.ToList().ForEach(shell.Error.WriteLine);
            shell.Complain($"the test run itself failed (exit code {exit}); its output is above");
        }
        else if (ran == 0)
        {
            shell.Complain(options.Filter is null ? "no test ran" : $"no test ran: nothing matches the filter '{options.Filter}'");
        }

        foreach (var test in outcome.Failed)
        {
            shell.Out.WriteLine($"\nFAILED {test.Name}\n{test.Message}\n{test.StackTrace}");
        }

        shell.Out.WriteLine(outcome.Summary);
        return exit == 0 && ran > 0 && outcome.Failed.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private ProcessStartInfo Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = shell.Root };
        // A build node that outlives the run would keep the pipe to this process open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return start;
    }
}
