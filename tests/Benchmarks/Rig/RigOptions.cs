using System.Collections.Immutable;

namespace ScenarioOrleans.Rig;

/// <summary>What is to be measured, and how.</summary>
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
}
