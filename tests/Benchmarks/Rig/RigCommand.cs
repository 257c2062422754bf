using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Rig.Processes;

namespace ScenarioOrleans.Rig;

/// <summary>The command line of the rig.</summary>
internal static class RigCommand
{
    public static RootCommand Create(IReadOnlyList<string> workloads, Func<RigOptions, CancellationToken, Task<int>> run)
    {
        var chosen = new Argument<string[]>("workload")
        {
            Description = $"Any of {string.Join(", ", workloads)}; `all`, also without any, is every one.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        chosen.AcceptOnlyFromAmong([.. workloads, "all"]);
        var quick = Options.Flag("--quick", "Fewer rounds and smaller inputs: minutes, and not to be quoted.");
        var write = Options.Flag("--write", "Put the tables into docs/performance.md, with the machine and the date.");
        var bootstrap = Options.Text("--bootstrap", "A real broker to measure on; without it an embedded one, in a process of its own.", "host:port");
        var program = Options.Text("--program", "The scenario.dll to measure; without it the sources are published and that is measured.", "file");
        var scenarios = Options.Number("--scenarios", "Of `scale`: scenarios of 60 groups; 0 leaves it to the rig.", 0, 0, 1_000_000);
        var messages = Options.Number("--messages", "Of `w3`: messages of one row; 0 leaves it to the rig.", 0, 0, 100_000_000);
        var command = new RootCommand("Measures how fast the service is, in whole processes that alternate with the peers found on the machine.")
        {
            chosen, quick, write, bootstrap, program, scenarios, messages,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var root = FindRoot();
            return await run(
                new RigOptions
                {
                    Workloads = parsed.GetValue(chosen) is { Length: > 0 } some ? [.. some] : ["all"],
                    Root = root,
                    Program = parsed.GetValue(program) ?? await PublishedProgram.MakeAsync(root, cancel),
                    Quick = parsed.GetValue(quick),
                    Write = parsed.GetValue(write),
                    Bootstrap = parsed.GetValue(bootstrap),
                    Scenarios = parsed.GetValue(scenarios) is > 0 and var count ? count : null,
                    Messages = parsed.GetValue(messages) is > 0 and var many ? many : null,
                },
                cancel);
        });
        return command;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ScenarioOrleans.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ScenarioOrleans.sln above {AppContext.BaseDirectory}: run the rig from a build inside the repository.");
    }
}
