namespace ScenarioOrleans.Aggregation;

/// <summary>How a message is read.</summary>
/// <param name="Limits">What it may cost.</param>
/// <param name="Names">How its names are understood.</param>
/// <param name="WindowBytes">How much JSON is in memory at once; more only for a row that is longer.</param>
/// <param name="Cancel">Ends the reading with an exception.</param>
internal readonly record struct ReadingTerms(FoldLimits Limits, FoldNames Names, int WindowBytes, CancellationToken Cancel);
