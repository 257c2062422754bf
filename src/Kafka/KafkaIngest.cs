using Microsoft.Extensions.Hosting;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Telemetry;
using ScenarioOrleans.Kafka.Topics;

namespace ScenarioOrleans.Kafka;

/// <summary>
/// Runs the poll loop on a thread of its own for as long as the host runs. Stopping it lets work in flight finish; if it ends by an
/// error, the status shows it and the host stops with it.
/// </summary>
public sealed class KafkaIngest(TopicCheck topics, PollLoop loop, IIngestProgress progress) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await topics.EnsureAsync(stoppingToken);
            await RunOnOwnThread(stoppingToken);
            progress.Enter(IngestState.Stopped);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            progress.Enter(IngestState.Stopped);
        }
        catch (Exception fault)
        {
            progress.Fail(fault);
            throw;
        }
    }

    private Task RunOnOwnThread(CancellationToken stop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                loop.Run(stop);
                ended.SetResult();
            }
#pragma warning disable CA1031 // Passed on whole to whoever awaits the loop.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                ended.SetException(fault);
            }
        })
        { Name = "kafka-poll", IsBackground = true };
        thread.Start();
        return ended.Task;
    }
}
