namespace ScenarioOrleans.Kafka.Handling;

/// <summary>What became of a batch.</summary>
/// <param name="Refused">Indexes, ascending, of the messages that have to be handled one by one: nothing of them was done.</param>
/// <param name="Handled">The others.</param>
public sealed record BatchOutcome(int[] Refused, Handled Handled);
