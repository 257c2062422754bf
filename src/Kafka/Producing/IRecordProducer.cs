using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Producing;

/// <summary>Where records leave the service.</summary>
public interface IRecordProducer
{
    /// <summary>
    /// Completes when every replica in sync has the record. Records of one topic and key are written in the order of the calls
    /// (the order in which this method is entered, not in which its tasks are awaited).
    /// Cancelling stops the wait; a record already handed to the client may still be written.
    /// </summary>
    /// <exception cref="ProduceFailedException">The record is not written, as far as the client knows.</exception>
    Task ProduceAsync(OutgoingRecord record, CancellationToken cancel);

    /// <summary>The service stops: records on their way, and those that come yet, fail at once, and may be written all the same.</summary>
    void GiveUp();
}
