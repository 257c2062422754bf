namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>What is compared in the end.</summary>
internal sealed record FinishOptions
{
    /// <summary>The summaries on the response topic show the exact sums, in the order of their revisions.</summary>
    public bool Summaries { get; init; } = true;
}
