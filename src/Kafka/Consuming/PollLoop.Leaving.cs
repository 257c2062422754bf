using Confluent.Kafka;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class PollLoop
{
    /// <summary>A broker that does not answer must not hold up the end of the process for long.</summary>
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan CloseSlice = TimeSpan.FromMilliseconds(50);

    /// <summary>The same for one that is known not to answer.</summary>
    private static readonly TimeSpan CloseLimitWhileAway = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Polls on without taking anything, so that the group keeps its member while work in flight finishes. Without Kafka nothing finishes:
    /// nothing can be published or committed then.
    /// </summary>
    private void Drain(InputConsumer consumer)
    {
        progress.Enter(IngestState.Draining);
        LogDraining(budget.Messages, _options.DrainTimeout);
        watch.Ask();
        var started = time.GetTimestamp();
        while (IsUnfinished && !watch.IsAway && time.GetElapsedTime(started) < _options.DrainTimeout)
        {
            progress.Polled();
            flow.PauseAll(consumer);
            accumulator.TrySend();
            pending.FlushPending();
            foreach (var state in assignment.Owned)
            {
                state.WaitUntilIdle(TimeSpan.FromMilliseconds(10));
            }

            buffers.Mark();
            Receive(consumer, PatienceNow, new CancellationToken(canceled: true));
            buffers.Rewind();
        }
    }

    private bool IsUnfinished => assignment.Owned.Any(state => state.InFlight > 0);

    /// <summary>
    /// Commits what is done and leaves the group. If that gets no answer, the consumer is in use and must not be closed:
    /// the process ends without, and the group notices by the missing heartbeats. Where work is abandoned, whoever waits for its records is told
    /// that they are not written: otherwise the silo would stop only when their time is up.
    /// </summary>
    private void Leave(InputConsumer consumer, CommitLoop commits)
    {
        progress.PollingEnded();
        var owned = assignment.Owned;
        var started = time.GetTimestamp();
        var stopped = IsDone(commits.Stop, started);
        var abandoned = owned.Sum(state => state.InFlight);
        var left = CloseLimitNow - time.GetElapsedTime(started);
        var ended = handover.Leave(consumer, commit: !watch.IsAway, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        if (abandoned > 0 || watch.IsAway)
        {
            records.GiveUp();
            pending.FlushPending();
        }

        var isFree = committer.TryClose(TimeSpan.Zero);
        progress.Left(abandoned, cleanly: stopped && ended && isFree && owned.All(state => state.Committable <= state.Committed));
        if (!stopped || !ended || !isFree || !IsDone(Task.Run(() => Close(consumer)).Wait, started))
        {
            LogNotClosed(time.GetElapsedTime(started));
            return;
        }

        LogLeft(abandoned);
    }

    private TimeSpan CloseLimitNow => watch.IsAway ? CloseLimitWhileAway : CloseLimit;

    /// <summary>Waits until the limit, which shrinks when Kafka turns out not to answer.</summary>
    private bool IsDone(Func<TimeSpan, bool> wait, long started)
    {
        while (!wait(CloseSlice))
        {
            if (time.GetElapsedTime(started) >= CloseLimitNow)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says goodbye to the group, for whose answer the client would wait 5 seconds; not where Kafka is known not to answer.</summary>
    private void Close(InputConsumer consumer)
    {
        try
        {
            if (!watch.IsAway)
            {
                consumer.Close();
            }
        }
        catch (KafkaException failure)
        {
            LogCloseFailed(failure.Error.Reason);
        }

        consumer.Dispose();
    }
}
