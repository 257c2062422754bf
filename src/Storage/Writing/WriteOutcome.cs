using ScenarioOrleans.Storage.Blocks;

namespace ScenarioOrleans.Storage.Writing;

/// <summary>What became of a write whose transaction was committed.</summary>
/// <param name="Applied">False: another version was there, and nothing of this write was done.</param>
/// <param name="Version">The new version; null after a clear.</param>
internal readonly record struct WriteOutcome(bool Applied, BlockVersion? Version)
{
    public static WriteOutcome Conflicting => default;
}
