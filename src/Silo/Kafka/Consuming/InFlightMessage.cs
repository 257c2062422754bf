using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Processing;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

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
            while (ReferenceEquals(followUp, FollowUps.HandleWhenRebuilt))
            {
                await processor.WaitForSumsAsync(_message!.SizeBytes, work.Abandoned);
                budget.Take(_message.SizeBytes);
                followUp = await HandleAsync();
            }

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
            var followUp = await processor.ProcessAsync(handled, work.Abandoned);
            _message = ReferenceEquals(followUp, FollowUps.HandleWhenRebuilt) ? handled : null;
            return followUp;
        }
        finally
        {
            budget.Release(handled.SizeBytes);
        }
    }
}
