namespace ScenarioOrleans.Grains;

/// <summary>What moved in one scenario.</summary>
/// <param name="Json">The findings as JSON objects separated by commas; empty when there are none.</param>
/// <param name="Count">How many there are.</param>
[GenerateSerializer, Immutable, Alias("scenario.ScenarioFindings")]
public sealed record ScenarioFindings(
    [property: Id(0)] byte[] Json,
    [property: Id(1)] int Count)
{
    /// <summary>Nothing moved.</summary>
    public static ScenarioFindings None { get; } = new([], 0);
}
