namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>What is compared in the end.</summary>
internal sealed record FinishOptions
{
    /// <summary>The summaries on the response topic show the exact sums, in the order of their revisions.</summary>
    public bool Summaries { get; init; } = true;

    /// <summary>Also those that came by themselves, taken together. While a cluster is split, a silo may show what it had before.</summary>
    public bool EachSummary { get; init; } = true;
}
