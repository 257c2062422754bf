namespace ScenarioOrleans.Grains;

/// <summary>What a rollup worker made of many messages.</summary>
/// <param name="Hourly">The sums by scenario.</param>
/// <param name="Refused">Indexes, ascending, of the messages that are not in the sums: each has to be folded by itself.</param>
/// <param name="Rows">Rows in the sums.</param>
[GenerateSerializer, Immutable, Alias("scenario.BatchReply")]
public sealed record BatchReply(
    [property: Id(0)] HourlyFold[] Hourly,
    [property: Id(1)] int[] Refused,
    [property: Id(2)] long Rows);
