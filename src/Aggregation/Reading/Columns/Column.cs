namespace ScenarioOrleans.Aggregation;

/// <summary>What a name that is no column's exact name means.</summary>
/// <param name="Field">The <see cref="RowField"/> it names, or unknown.</param>
/// <param name="Rank">How well it does.</param>
/// <param name="Likeness">Of an unknown one: the fields it looks like, one bit each.</param>
internal readonly record struct Column(int Field, NameRank Rank, int Likeness);
