using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class PollLoop
{
    /// <summary>
    /// Commits what is done and leaves the group. If a commit gets no answer, the consumer is in use and must not be closed:
    /// the process ends without, and the group notices by the missing heartbeats.
    /// </summary>
    private void Leave(InputConsumer consumer, CommitLoop commits)
    {
        status.PollingEnded();
        var owned = assignment.Owned;
        var started = time.GetTimestamp();
        var stopped = commits.Stop(CloseLimit);
        var abandoned = owned.Sum(work => work.InFlight);
        var left = CloseLimit - time.GetElapsedTime(started);
        var ended = handover.Leave(consumer, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        var isFree = committer.TryClose(TimeSpan.Zero);
        status.Left(abandoned, cleanly: stopped && ended && isFree && owned.All(work => work.Committable <= work.Committed));
        if (!stopped || !ended || !isFree)
        {
            LogNotClosed(CloseLimit);
            return;
        }

        try
        {
            consumer.Close();
        }
        catch (KafkaException failure)
        {
            LogCloseFailed(failure.Error.Reason);
        }

        consumer.Dispose();
        LogLeft(abandoned);
    }
}
