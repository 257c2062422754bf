using System.Diagnostics;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Benchmarks;

/// <summary>Builds the measuring programs, which are not part of the command, and runs them on this process's own streams.</summary>
internal sealed class BenchRun(Shell shell, IReadOnlyList<string> workloads, IReadOnlyList<string> rest)
{
    private const string Pieces = "pieces";

    private static readonly string RigProject = Path.Combine("tests", "Benchmarks", "Rig", "Rig.csproj");
    private static readonly string PiecesProject = Path.Combine("tests", "Benchmarks", "Pieces", "Pieces.csproj");

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        shell.Flush();
        string[] whole = [.. workloads.Where(workload => workload != Pieces)];
        if (whole.Length > 0)
        {
            string[] arguments = [.. whole, .. rest, "--root", shell.Root, "--program", Path.Combine(AppContext.BaseDirectory, "scenario.dll")];
            var exit = await BuildAndRunAsync(RigProject, "rig.dll", arguments, cancel);
            if (exit != ExitCode.Done)
            {
                return exit;
            }
        }

        return workloads.Contains(Pieces)
            ? await BuildAndRunAsync(PiecesProject, "ScenarioOrleans.Pieces.dll", [], cancel)
            : ExitCode.Done;
    }

    private async Task<int> BuildAndRunAsync(string project, string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        if (!File.Exists(Path.Combine(shell.Root, project)))
        {
            throw CommandException.Environment($"{project} is not there: run `bench` from a clone of the repository");
        }

        var built = Path.Combine(Path.GetDirectoryName(project)!, "bin", "Release", "net10.0", program);
        if (!await BuildAsync(project, cancel))
        {
            return ExitCode.BadInput;
        }

        return await ChildProcess.RunAsync("dotnet", [built, .. arguments], shell.Root, cancel);
    }

    private async Task<bool> BuildAsync(string project, CancellationToken cancel)
    {
        if (shell.ErrorIsTerminal)
        {
            shell.Error.WriteLine($"Building {project} …");
        }

        var start = new ProcessStartInfo("dotnet", ["build", project, "--configuration", "Release", "--nologo", "--verbosity", "quiet", "-p:RunAnalyzers=false"])
        {
            WorkingDirectory = shell.Root,
        };
        // A build node that outlives the run would keep the pipe to this process open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var lines = new List<string>();
        var exit = await ChildProcess.RunAsync(start, lines.Add, cancel);
        if (exit != 0)
        {
            lines.ForEach(shell.Error.WriteLine);
            shell.Complain($"{project} does not build; nothing was measured");
        }

        return exit == 0;
    }
}
