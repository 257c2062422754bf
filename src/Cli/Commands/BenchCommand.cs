using System.CommandLine;
using ScenarioOrleans.Cli.Benchmarks;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Measures how fast it is, beside the peers that can be had.</summary>
internal static class BenchCommand
{
    /// <summary>As the rig names them, in the order in which it runs them.</summary>
    private static readonly string[] Workloads = ["w1", "cold", "w2", "w3", "w4", "memory", "start", "scale", "pieces"];

    public static Command Create(Shell shell)
    {
        var workloads = new Argument<string[]>("workload")
        {
            Description = $"Any of {string.Join(", ", Workloads)}; `all`, also without any, is every one but the pieces.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        workloads.AcceptOnlyFromAmong([.. Workloads, "all"]);
        var quick = Options.Flag("--quick", "Fewer rounds and smaller inputs: minutes, and not to be quoted.");
        var write = Options.Flag("--write", "Put the tables into docs/performance.md, with the machine, the dependency set and the date.");
        var bootstrap = Options.Text("--bootstrap", "A real broker to measure on; without it an embedded one, in a process of its own.", "host:port");
        var scenarios = Options.Number("--scenarios", "Of `scale`: scenarios of 60 groups; 0 leaves it to the rig.", 0, 0, 1_000_000);
        var messages = Options.Number("--messages", "Of `w3`: messages of one row; 0 leaves it to the rig.", 0, 0, 100_000_000);
        var command = new TaughtCommand(
            "bench",
            "Measure how fast this is, in whole processes that alternate with the peers found on the machine.",
            new("scenario bench w1 --quick", "One message: ours, the floor, JsonSerializer, pandas, DuckDB."),
            new("scenario bench w2 w3 --bootstrap localhost:9092", "Through a real broker; topics are made for each run."),
            new("scenario bench --write", "Everything, into docs/performance.md."))
        {
            workloads, quick, write, bootstrap, scenarios, messages,
        };
        command.SetAction((parsed, cancel) =>
        {
            var chosen = parsed.GetValue(workloads) is { Length: > 0 } some ? some : ["all"];
            List<string> rest = [];
            Add("--bootstrap", parsed.GetValue(bootstrap));
            Add("--scenarios", parsed.GetValue(scenarios) is > 0 and var count ? $"{count}" : null);
            Add("--messages", parsed.GetValue(messages) is > 0 and var many ? $"{many}" : null);
            AddFlag("--quick", parsed.GetValue(quick));
            AddFlag("--write", parsed.GetValue(write));
            return new BenchRun(shell, chosen, rest).RunAsync(cancel);

            void Add(string name, string? value) => rest.AddRange(value is null ? [] : [name, value]);
            void AddFlag(string name, bool given) => rest.AddRange(given ? [name] : []);
        });
        return command;
    }
}
