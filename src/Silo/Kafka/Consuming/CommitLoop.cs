using Confluent.Kafka;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

/// <summary>
/// Commits at an interval on a thread of its own, because a commit blocks while the broker does not answer, and notes where the
/// partitions end as of the last fetch. Disposing it ends the thread, without waiting for a commit under way.
/// </summary>
internal sealed class CommitLoop : IDisposable
{
    private readonly ManualResetEvent _stop = new(false);
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly Assignment _assignment;
    private readonly OffsetCommitter _committer;
    private readonly IngestFaults _faults;
    private readonly TimeSpan _interval;

    public CommitLoop(
        IConsumer<byte[]?, byte[]?> consumer, Assignment assignment, OffsetCommitter committer, IngestFaults faults, TimeSpan interval)
    {
        (_consumer, _assignment, _committer, _faults, _interval) = (consumer, assignment, committer, faults, interval);
        new Thread(Run) { Name = "kafka-commit", IsBackground = true }.Start();
    }

    public void Dispose() => _stop.Set();

    private void Run()
    {
        using (_stop)
        {
            try
            {
                while (!_stop.WaitOne(_interval))
                {
                    _committer.Commit(_consumer, _assignment.Owned);
                    SeeEnds();
                }
            }
#pragma warning disable CA1031 // A refused commit does not come here; anything else must stop the service, not this thread alone.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _faults.Report(fault);
            }
        }
    }

    private void SeeEnds()
    {
        foreach (var work in _assignment.Owned)
        {
            work.SeeEnd(_consumer.GetWatermarkOffsets(work.Partition).High.Value);
        }
    }
}
