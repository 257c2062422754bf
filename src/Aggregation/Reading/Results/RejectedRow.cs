namespace ScenarioOrleans.Aggregation;

/// <summary>A row that could not be used.</summary>
/// <param name="Index">Its place in the array of rows, from 0.</param>
/// <param name="Code">One of <see cref="RejectCodes"/>.</param>
/// <param name="Text">What was wrong with it, for people.</param>
public sealed record RejectedRow(long Index, string Code, string Text);
