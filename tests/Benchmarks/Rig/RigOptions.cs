using System.Collections.Immutable;

namespace ScenarioOrleans.Rig;

/// <summary>What `scenario bench` hands over, as <c>name value</c> pairs; it has checked them.</summary>
internal sealed record RigOptions
{
    /// <summary>Names of workloads; <c>all</c> among them is every one.</summary>
    public ImmutableArray<string> Workloads { get; init; } = ["all"];

    /// <summary>The repository, where the peers, the page and the folder for inputs are.</summary>
    public required string Root { get; init; }

    /// <summary>The scenario.dll to run as a process of its own.</summary>
    public required string Program { get; init; }

    /// <summary>Fewer rounds and smaller inputs: to try it, not to quote it.</summary>
    public bool Quick { get; init; }

    /// <summary>Whether the tables go into docs/performance.md.</summary>
    public bool Write { get; init; }

    /// <summary>A real broker; null: the embedded one, in a process of its own.</summary>
    public string? Bootstrap { get; init; }

    /// <summary>Scenarios of the workload <c>scale</c>; null: its own choice.</summary>
    public int? Scenarios { get; init; }

    /// <summary>Messages of the workload <c>w3</c>; null: its own choice.</summary>
    public int? Messages { get; init; }

    public string Scratch => Path.Combine(Root, "artifacts", "bench");

    public string Peers => Path.Combine(Root, "tests", "Benchmarks", "Peers");

    public static RigOptions Parse(string[] args)
    {
        var workloads = ImmutableArray.CreateBuilder<string>();
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
            {
                workloads.Add(args[at]);
            }
            else if (args[at] is "--quick" or "--write")
            {
                named[args[at]] = string.Empty;
            }
            else
            {
                named[args[at]] = args[++at];
            }
        }

        return new RigOptions
        {
            Workloads = workloads.Count == 0 ? ["all"] : workloads.ToImmutable(),
            Root = named["--root"],
            Program = named["--program"],
            Quick = named.ContainsKey("--quick"),
            Write = named.ContainsKey("--write"),
            Bootstrap = named.GetValueOrDefault("--bootstrap"),
            Scenarios = Number("--scenarios"),
            Messages = Number("--messages"),
        };

        int? Number(string name) =>
            named.TryGetValue(name, out var text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
