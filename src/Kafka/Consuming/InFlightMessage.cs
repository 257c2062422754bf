using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Processing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// One message from the poll thread's hands to its completion, on the thread pool. The message is let go, and its room in the budget with
/// it, when its effects are durable; what is left to do then waits without it.
/// </summary>
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
    private readonly long _offset = message.Offset;
    private IncomingMessage? _message = message;

    public void Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        try
        {
            var followUp = await HandleAsync();
            if (followUp is not null)
            {
                await processor.FinishAsync(followUp, work.Abandoned);
            }

            work.Complete(_offset);
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
    }

    private async Task<FollowUp?> HandleAsync()
    {
        var handled = _message!;
        using var span = KafkaTracing.StartProcess(handled);
        _message = null;
        try
        {
            return await processor.ProcessAsync(handled, work.Abandoned);
        }
        finally
        {
            budget.Release(handled.SizeBytes);
        }
    }
}
