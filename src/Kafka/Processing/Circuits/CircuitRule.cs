namespace ScenarioOrleans.Kafka.Processing.Circuits;

/// <summary>When a circuit opens and for how long.</summary>
/// <param name="Failures">So many failures in a row, with no success between.</param>
/// <param name="Messages">Of so many different messages at least.</param>
/// <param name="FirstPause">From opening to the first probe.</param>
/// <param name="LongestPause">The pause doubles with each probe that fails, up to this.</param>
/// <param name="ProbesCount">
/// Whether a failed probe counts as an attempt of its message: where the failure may be the message's own fault, or else one message could
/// be tried for ever.
/// </param>
public sealed record CircuitRule(int Failures, int Messages, TimeSpan FirstPause, TimeSpan LongestPause, bool ProbesCount);
