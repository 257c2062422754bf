using System.Numerics;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>A row that can be used.</summary>
/// <param name="Group">Its three values.</param>
/// <param name="Day">The day as written.</param>
/// <param name="Week">The text of <c>Week</c>.</param>
/// <param name="Units">The eight measures x 10^18; null where there is none.</param>
internal sealed record SlowUsedRow(string[] Group, DateOnly Day, string Week, BigInteger?[] Units);
