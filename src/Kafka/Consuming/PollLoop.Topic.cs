using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class PollLoop
{
    /// <summary>
    /// The client reads another topic of the same name: it is read from its beginning, and what was in flight is abandoned. Where it lacks partitions, the
    /// client would ask for them for ever, so it lets go of all.
    /// </summary>
    private void TurnToTopic(InputConsumer consumer, CancellationToken stop)
    {
        if (topic.TakeUp() is not { } before)
        {
            return;
        }

        LogMadeAnew(_options.InputTopic, before, topic.Id);
        var owned = assignment.Owned;
        handover.Abandon(consumer);
        if (PartitionCount(consumer, stop) is not { } count)
        {
            return;
        }

        if (owned.All(state => state.Partition.Partition.Value < count))
        {
            handover.StartOver(consumer, owned);
            return;
        }

        if (_options.JoinsGroup)
        {
            consumer.Unsubscribe();
        }

        Join(consumer, stop);
    }

    /// <summary>Joins the group; or takes all partitions, once the broker has said how many there are.</summary>
    private void Join(InputConsumer consumer, CancellationToken stop)
    {
        if (_options.JoinsGroup)
        {
            consumer.Subscribe(_options.InputTopic);
        }
        else if (PartitionCount(consumer, stop) is { } count)
        {
            var partitions = Enumerable.Range(0, count).Select(partition => new TopicPartition(_options.InputTopic, partition));
            consumer.Assign(handover.Assigned(consumer, [.. partitions]));
        }
    }

    /// <summary>Asks until the broker answers; null when it is to stop before.</summary>
    private int? PartitionCount(InputConsumer consumer, CancellationToken stop)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        while (!stop.IsCancellationRequested)
        {
            progress.Polled();
            try
            {
                return admin.GetMetadata(_options.InputTopic, MetadataLimit).Topics.Single().Partitions.Count;
            }
            catch (KafkaException failure) when (failure.Error is { IsLocalError: true, IsFatal: false })
            {
                Tell(failure.Error);
                stop.WaitHandle.WaitOne(ErrorPause);
            }
        }

        return null;
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
