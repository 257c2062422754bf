using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Transactions;

/// <summary>A record that waits for its transaction.</summary>
/// <param name="Sequence">Its place among all that were handed over.</param>
/// <param name="Record">The record.</param>
/// <param name="Committed">Completes with the transaction; null if nobody waits, because its message's offset says the same.</param>
/// <param name="Waits">Set when nobody waits any longer.</param>
internal sealed record HeldRecord(long Sequence, OutgoingRecord Record, TaskCompletionSource? Committed, CancellationToken Waits)
{
    public bool GaveUp => Waits.IsCancellationRequested;

    /// <summary>Whether another attempt at the same message, of one offset, handed over the same.</summary>
    public bool Repeats(OutgoingRecord other) =>
        Record.Topic == other.Topic
        && Record.ValueIsNull == other.ValueIsNull
        && Record.Value.Span.SequenceEqual(other.Value.Span)
        && Record.Part == other.Part;
}
