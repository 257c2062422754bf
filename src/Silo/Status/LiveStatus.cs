namespace ScenarioOrleans.Silo.Status;

/// <summary>Who watches answers at <c>/api/live</c> of this silo.</summary>
/// <param name="Subscribers">How many do.</param>
/// <param name="LeftOut">Answers that were put on no stream, because the feed was behind or could not send.</param>
public sealed record LiveStatus(int Subscribers, long LeftOut);
