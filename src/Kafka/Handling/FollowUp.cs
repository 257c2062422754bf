namespace ScenarioOrleans.Kafka.Handling;

/// <summary>
/// What is left of a message whose effects are durable: only then is it done. Needs none of its bytes. Called again after a failure, for
/// as long as it takes.
/// </summary>
/// <param name="cancel">Set when the result no longer counts.</param>
public delegate Task FollowUp(CancellationToken cancel);
