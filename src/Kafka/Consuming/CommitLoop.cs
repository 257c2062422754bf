using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// Commits at an interval on a thread of its own, because a commit blocks while the broker does not answer, and notes where the
/// partitions begin and end as of the last fetch.
/// </summary>
internal sealed class CommitLoop
{
    private readonly object _stop = new();
    private readonly InputConsumer _consumer;
    private readonly Assignment _assignment;
    private readonly OffsetCommitter _committer;
    private readonly IngestFaults _faults;
    private readonly TimeSpan _interval;
    private readonly Thread _thread;
    private bool _stopping;

    public CommitLoop(
        InputConsumer consumer,
        Assignment assignment,
        OffsetCommitter committer,
        IngestFaults faults,
        KafkaOptions options)
    {
        (_consumer, _assignment, _committer, _faults) = (consumer, assignment, committer, faults);
        _interval = options.ExactlyOnce ? options.TransactionInterval : options.CommitInterval;
        _thread = new Thread(Run) { Name = "kafka-commit", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Ends the thread. Returns false if it is still busy after this time, because a commit gets no answer.</summary>
    public bool Stop(TimeSpan limit)
    {
        lock (_stop)
        {
            _stopping = true;
            Monitor.Pulse(_stop);
        }

        return _thread.Join(limit);
    }

    private void Run()
    {
        try
        {
            while (!WaitForStop())
            {
                _committer.Commit(_consumer, _assignment.Owned);
                Look();
            }
        }
#pragma warning disable CA1031 // A refused commit does not come here; anything else must stop the service, not this thread alone.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _faults.Report(fault);
        }
    }

    private bool WaitForStop()
    {
        lock (_stop)
        {
            return _stopping || (Monitor.Wait(_stop, _interval) && _stopping);
        }
    }

    private void Look()
    {
        foreach (var work in _assignment.Owned)
        {
            var log = _consumer.GetWatermarkOffsets(work.Partition);
            work.SeeLog(log.Low.Value, log.High.Value);
        }
    }
}
