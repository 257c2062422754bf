namespace ScenarioOrleans.Cli.Demo;

/// <summary>One look at the running service. Counts are since the demo began.</summary>
/// <param name="Elapsed">Since the first request was sent.</param>
/// <param name="Sent">Messages written to the input topic.</param>
/// <param name="Messages">Messages the service has taken from it.</param>
/// <param name="Rows">Rows folded.</param>
/// <param name="Lag">Messages written and not yet committed as done.</param>
/// <param name="Answers">Answers received, each of them checked.</param>
/// <param name="DeadLetters">Messages that could not be used.</param>
/// <param name="Latest">The answer that came last on the live stream, in a few words; null before the first.</param>
internal readonly record struct DemoSnapshot(
    TimeSpan Elapsed,
    long Sent,
    long Messages,
    long Rows,
    long Lag,
    long Answers,
    long DeadLetters,
    string? Latest = null);
