using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>
/// Works on single messages on the thread pool, each until it is done. A message is let go, and its room in the budget with it, when its
/// effects are durable; what is left to do then waits without it. Thread-safe.
/// </summary>
public sealed class MessageRunner(
    MessageProcessor processor, Completions completions, InFlightBudget budget, IngestFaults faults, KafkaInstruments instruments, TimeProvider time)
{
    /// <summary>Starts working on a message. Returns at once.</summary>
    public void Start(IncomingMessage message, PartitionWork partition)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(partition);
        budget.Take(message.SizeBytes);
        ThreadPool.UnsafeQueueUserWorkItem(
            static work => _ = work.Runner.RunAsync(work.Message, work.Partition), (Runner: this, Message: message, Partition: partition), preferLocal: false);
    }

    private async Task RunAsync(IncomingMessage message, PartitionWork partition)
    {
        var (started, offset) = (time.GetTimestamp(), message.Offset);
        try
        {
            var handling = HandleAsync(message, partition.Abandoned);

            // From here on the handler alone decides how long its bytes stay.
            message = null!;
            await completions.CompleteAsync(await handling, partition.Abandoned);
            partition.Complete(offset);
            instruments.OnDone(time.GetElapsedTime(started));
        }
        catch (Exception) when (partition.IsAbandoned)
        {
            // Not done, so not committed: whoever owns the partition next gets it again.
        }
#pragma warning disable CA1031 // Whatever it is, it must reach the poll loop instead of vanishing with this task.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            faults.Report(fault);
        }
    }

    private async Task<Handled> HandleAsync(IncomingMessage message, CancellationToken revoked)
    {
        using var span = KafkaTracing.StartProcess(message);
        try
        {
            return await processor.ProcessAsync(message, revoked);
        }
        finally
        {
            budget.Release(message.SizeBytes);
        }
    }
}
