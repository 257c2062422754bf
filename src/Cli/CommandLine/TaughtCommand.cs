using System.CommandLine;

namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class TaughtCommand(string name, string description, params IReadOnlyList<Example> examples) : Command(name, description)
{
    public IReadOnlyList<Example> Examples { get; } = examples;

    /// <summary>Whether the command reacts to SIGINT and SIGTERM by itself; otherwise they cancel it.</summary>
    public bool HandlesSignals { get; set; }
}

/// <summary>A line to type, and what it is good for.</summary>
internal readonly record struct Example(string Line, string Meaning);
