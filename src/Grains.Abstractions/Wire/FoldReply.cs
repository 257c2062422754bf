namespace ScenarioOrleans.Grains;

/// <summary>What a rollup worker made of one message: a fault, or the message folded.</summary>
/// <param name="Fault">Why the message cannot be used at all; null when it can.</param>
/// <param name="Rollup">The folded rollup request; null when the message is faulty.</param>
/// <param name="Rows">Rows read, used and rejected ones alike.</param>
[GenerateSerializer, Immutable, Alias("scenario.FoldReply")]
public sealed record FoldReply(
    [property: Id(0)] WireFault? Fault,
    [property: Id(1)] RollupFold? Rollup,
    [property: Id(2)] long Rows);
