using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class PollLoop
{
    /// <summary>
    /// The client reads another topic of the same name: it is read from its beginning, and what was in flight is abandoned. Where it lacks partitions, the
    /// client would ask for them for ever, so it lets go of all.
    /// </summary>
    private void TurnToTopic(InputConsumer consumer)
    {
        if (topic.TakeUp() is not { } before)
        {
            return;
        }

        LogMadeAnew(_options.InputTopic, before, topic.Id);
        var owned = assignment.Owned;
        handover.Abandon(consumer);
        if (owned.All(state => state.Partition.Partition.Value < PartitionCount(consumer, _options.InputTopic)))
        {
            handover.StartOver(consumer, owned);
            return;
        }

        if (_options.JoinsGroup)
        {
            consumer.Unsubscribe();
        }

        Join(consumer);
    }

    private static int PartitionCount(InputConsumer consumer, string name)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        return admin.GetMetadata(name, MetadataLimit).Topics.Single().Partitions.Count;
    }

    /// <summary>It may be of either topic: to be received again, if it is of the one that is read now.</summary>
    private void PutBack(InputConsumer consumer, InputRecord received)
    {
        if (assignment.Find(received.Partition.Value) is { } state)
        {
            consumer.Seek(new TopicPartitionOffset(state.Partition, received.Offset));
        }
    }
}
