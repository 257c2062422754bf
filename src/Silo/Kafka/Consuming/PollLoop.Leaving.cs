using System.Diagnostics;
using Confluent.Kafka;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

public sealed partial class PollLoop
{
    /// <summary>How long Kafka may take to answer a commit while the service stops.</summary>
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    /// <summary>The same when it does not answer anyway.</summary>
    private static readonly TimeSpan CloseLimitWhileAway = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Polls on without taking anything, so that the group keeps its member while work in flight finishes. Without Kafka nothing finishes:
    /// nothing can be published or committed then.
    /// </summary>
    private void Drain(InputConsumer consumer)
    {
        status.Enter(IngestState.Draining);
        LogDraining(budget.Messages, _options.DrainTimeout);
        watch.Ask();
        var started = Stopwatch.GetTimestamp();
        while (IsUnfinished && !watch.IsAway && Stopwatch.GetElapsedTime(started) < _options.DrainTimeout)
        {
            status.Polled();
            flow.PauseAll(consumer);
            batches.TrySend();
            handler.Hasten();
            foreach (var work in assignment.Owned)
            {
                work.WaitUntilIdle(TimeSpan.FromMilliseconds(10));
            }

            slabs.Mark();
            Receive(consumer, PatienceNow, new CancellationToken(canceled: true));
            slabs.Rewind();
        }
    }

    /// <summary>Something in flight can still finish. What waits for a rebuild cannot: nothing is read any more.</summary>
    private bool IsUnfinished => rebuild.IsComplete ? assignment.Owned.Any(work => work.InFlight > 0) : !budget.IsEmpty || !batches.IsEmpty;

    /// <summary>
    /// Commits what is done and leaves the group. If a commit gets no answer, the consumer is in use and must not be closed:
    /// the process ends without, and the group notices by the missing heartbeats.
    /// </summary>
    private void Leave(InputConsumer consumer, CommitLoop commits)
    {
        var owned = assignment.Owned;
        var limit = watch.IsAway ? CloseLimitWhileAway : CloseLimit;
        var stopped = commits.Stop(limit);
        var abandoned = owned.Sum(work => work.InFlight);
        rebuild.Close();
        HandBack(consumer, limit);
        status.Left(abandoned, cleanly: owned.All(work => work.Committable <= work.Committed));
        if (abandoned > 0)
        {
            GiveUp();
        }

        if (!committer.TryClose(limit) || !stopped)
        {
            status.Left(abandoned, cleanly: false);
            LogNotClosed(limit);
            return;
        }

        if (!watch.IsAway)
        {
            Close(consumer);
        }

        consumer.Dispose();
        LogLeft(abandoned);
    }

    /// <summary>Where Kafka does not answer, nothing can be committed, and whoever waits for it is told before he tries again.</summary>
    private void HandBack(InputConsumer consumer, TimeSpan limit)
    {
        var partitions = assignment.Partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Unset)).ToList();
        if (watch.IsAway)
        {
            GiveUp();
            handover.Lost(consumer, partitions);
            return;
        }

        (handover.IdleLimit, handover.CommitLimit) = (TimeSpan.Zero, limit);
        handover.Revoked(consumer, partitions);
    }

    /// <summary>Says goodbye to the group, for whose answer the client would wait 5 seconds.</summary>
    private void Close(InputConsumer consumer)
    {
        try
        {
            consumer.Close();
        }
        catch (KafkaException failure)
        {
            LogCloseFailed(failure.Error.Reason);
        }
    }

    /// <summary>Whoever waits for an answer or a summary to be written is told at once; otherwise the silo would stop only when their time is up.</summary>
    private void GiveUp()
    {
        producer.GiveUp();
        committer.GiveUp();
        handler.Hasten();
    }
}
