using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Transactions;

/// <summary>
/// A transactional producer, one transaction at a time. Failures are the client's; after any of them only <see cref="Init"/> goes on. Used by
/// one thread at a time.
/// </summary>
public interface ITransactionClient
{
    /// <summary>
    /// Gives up the producer, if there is one, and makes a new one of the same transactional id. The broker fences the one before, of this or of
    /// an earlier process: what it has begun is over when this returns, and nothing that it may still send counts.
    /// </summary>
    void Init();

    void Begin();

    /// <summary>Hands a record over; <paramref name="onReport"/> hears what became of it, from another thread.</summary>
    /// <exception cref="ProduceException{TKey, TValue}">The client's queue is full, or it does not take the record.</exception>
    void Produce(string topic, Message<byte[]?, byte[]?> message, Action<Error> onReport);

    /// <summary>Waits a little for records handed over to leave the client's queue.</summary>
    void Drain();

    /// <summary>The consumer's offsets become part of the transaction.</summary>
    void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata group);

    void Commit();
}
