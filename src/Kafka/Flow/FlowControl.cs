using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Flow;

/// <summary>
/// Pauses all partitions while too much is in flight or the gate is closed, and single ones that are too far ahead of their watermark; resumes
/// them after. The group membership stays. Pausing drops what was fetched ahead, so a short shortage is waited out instead.
/// Used by the poll thread alone.
/// </summary>
public sealed partial class FlowControl(
    Assignment assignment,
    InFlightBudget budget,
    ConsumptionPause pause,
    IIngestProgress progress,
    IOptions<KafkaOptions> options,
    ILogger<FlowControl> logger)
{
    private readonly HashSet<TopicPartition> _paused = [];
    private string? _failure;
    private bool _pausing;

    /// <summary>Nothing is to come until there is room again.</summary>
    public bool IsPaused => _pausing;

    /// <summary>Pauses or resumes as needed. To be called before each poll of a few messages.</summary>
    public void Regulate(InputConsumer consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        if (!_pausing && (pause.IsPaused || (budget.IsFull && !budget.WaitForRoom(options.Value.PauseAfter))))
        {
            Enter(true);
        }
        else if (_pausing && !pause.IsPaused && budget.HasRoom)
        {
            Enter(false);
        }

        Apply(consumer, state => _pausing || IsTooFarAhead(state));
    }

    /// <summary>Pauses every partition, whatever there is room for.</summary>
    public void PauseAll(InputConsumer consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        Apply(consumer, _ => true);
    }

    /// <summary>
    /// Partitions go away. Those that are paused are resumed first: the client would remember it and, should they come back, keep silent.
    /// </summary>
    public void Forget(InputConsumer consumer, IReadOnlyCollection<PartitionState> leaving)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        _paused.ExceptWith(Tell(consumer.Resume, [.. leaving.Select(state => state.Partition).Where(_paused.Contains)]));
    }

    /// <summary>Never resumes what is not paused: older clients go back to an earlier offset then.</summary>
    private void Apply(InputConsumer consumer, Func<PartitionState, bool> isToPause)
    {
        var wrong = assignment.Owned
            .Where(state => isToPause(state) != _paused.Contains(state.Partition))
            .Select(state => state.Partition)
            .ToArray();
        if (wrong.Length == 0)
        {
            return;
        }

        var paused = Tell(consumer.Pause, Array.FindAll(wrong, partition => !_paused.Contains(partition)));
        var resumed = Tell(consumer.Resume, Array.FindAll(wrong, _paused.Contains));
        _paused.UnionWith(paused);
        _paused.ExceptWith(resumed);
    }

    /// <returns>Those for which it worked; the others are told again in the next round.</returns>
    private TopicPartition[] Tell(Action<IEnumerable<TopicPartition>> tell, TopicPartition[] partitions)
    {
        if (partitions.Length == 0)
        {
            return [];
        }

        try
        {
            tell(partitions);
            _failure = null;
            return partitions;
        }
        catch (TopicPartitionException partly)
        {
            Failed(partly.Error.Reason);
            return [.. partly.Results.Where(result => !result.Error.IsError).Select(result => result.TopicPartition)];
        }
        catch (KafkaException failure)
        {
            Failed(failure.Error.Reason);
            return [];
        }
    }

    /// <summary>Said once: it is tried again with every round.</summary>
    private void Failed(string reason)
    {
        if (_failure != reason)
        {
            _failure = reason;
            LogFailed(reason);
        }
    }

    private bool IsTooFarAhead(PartitionState state)
    {
        var limit = options.Value.MaxUncommittedMessages;
        return state.UnfinishedSpan >= (_paused.Contains(state.Partition) ? Math.Max(1, limit - (limit / 4)) : limit);
    }

    private void Enter(bool pausing)
    {
        _pausing = pausing;
        progress.Paused(pausing);
        LogFlow(pausing ? "paused" : "resumed", budget.Messages, budget.Bytes, pause.Reasons);
    }
}
