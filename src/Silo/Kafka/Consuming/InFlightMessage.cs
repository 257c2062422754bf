using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Processing;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

/// <summary>One message from the poll thread's hands to its completion, on the thread pool.</summary>
internal sealed class InFlightMessage(
    IncomingMessage message,
    PartitionWork work,
    MessageProcessor processor,
    InFlightBudget budget,
    IngestFaults faults,
    KafkaInstruments instruments,
    TimeProvider time) : IThreadPoolWorkItem
{
    private readonly long _received = time.GetTimestamp();

    public void Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        using var span = KafkaTracing.StartProcess(message);
        try
        {
            await processor.ProcessAsync(message, work.Abandoned);
            work.Complete(message.Offset);
            instruments.OnDone(time.GetElapsedTime(_received));
        }
        catch (Exception) when (work.Abandoned.IsCancellationRequested)
        {
            // Not done, so not committed: whoever owns the partition next gets it again.
        }
#pragma warning disable CA1031 // Whatever it is, it must reach the poll loop instead of vanishing with this task.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            faults.Report(fault);
        }
        finally
        {
            budget.Release(message.SizeBytes);
        }
    }
}
