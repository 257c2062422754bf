namespace ScenarioOrleans.Grains.Analysis;

/// <summary>What an analysis may take. Configuration section <c>Scenario:Analysis</c>.</summary>
public sealed class AnalysisOptions
{
    /// <summary>The largest setting of <see cref="ConcurrentScenarios"/>.</summary>
    public const int MostConcurrentScenarios = 256;

    /// <summary>The largest setting of <see cref="MaxFindingsBytes"/>: 90 MiB, so that the answer fits a message between silos.</summary>
    public const int GreatestMaxFindingsBytes = 90 << 20;

    /// <summary>The smallest setting of <see cref="MaxFindingsBytes"/>: 1 KiB.</summary>
    public const int LeastMaxFindingsBytes = 1 << 10;

    /// <summary>How many scenarios are looked at at once: each holds its sums in memory while it is.</summary>
    public int ConcurrentScenarios { get; set; } = 8;

    /// <summary>The most that findings may take as JSON, in bytes; over it the command is refused as <c>bad-parameters</c>.</summary>
    public int MaxFindingsBytes { get; set; } = 64 << 20;
}
