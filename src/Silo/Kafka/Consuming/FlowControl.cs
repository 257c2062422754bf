using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

/// <summary>
/// Pauses the partitions while too much is in flight or the gate is closed, and resumes them after. The group membership stays.
/// Pausing drops what was fetched ahead, so a short shortage is waited out instead. Used by the poll thread alone.
/// </summary>
public sealed partial class FlowControl(
    Assignment assignment,
    InFlightBudget budget,
    ConsumptionGate gate,
    IngestStatus status,
    IOptions<KafkaOptions> options,
    ILogger<FlowControl> logger)
{
    private readonly HashSet<PartitionWork> _paused = [];
    private bool _pausing;

    /// <summary>Nothing is to come until there is room again.</summary>
    public bool IsPaused => _pausing;

    /// <summary>Pauses or resumes as needed. To be called before each poll.</summary>
    public void Regulate(IConsumer<byte[]?, byte[]?> consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        if (!_pausing && (gate.IsClosed || (budget.IsFull && !budget.WaitForRoom(options.Value.PauseAfter))))
        {
            Enter(true);
        }
        else if (_pausing && !gate.IsClosed && budget.HasRoom)
        {
            Enter(false);
            Try(consumer.Resume, assignment.Owned);
            _paused.Clear();
        }

        if (_pausing)
        {
            PauseAll(consumer);
        }
    }

    /// <summary>Pauses every partition that is not paused yet.</summary>
    public void PauseAll(IConsumer<byte[]?, byte[]?> consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        var running = assignment.Owned.Where(work => !_paused.Contains(work)).ToArray();
        if (running.Length > 0)
        {
            _paused.IntersectWith(assignment.Owned);
            Try(consumer.Pause, running);
            _paused.UnionWith(running);
        }
    }

    private void Enter(bool pausing)
    {
        _pausing = pausing;
        status.Paused(pausing);
        LogFlow(pausing ? "paused" : "resumed", budget.Messages, budget.Bytes, gate.Reasons);
    }

    private void Try(Action<IEnumerable<TopicPartition>> act, IReadOnlyCollection<PartitionWork> partitions)
    {
        try
        {
            act(partitions.Select(work => work.Partition));
        }
        catch (KafkaException failure)
        {
            LogFailed(failure.Error.Reason);
        }
    }
}
