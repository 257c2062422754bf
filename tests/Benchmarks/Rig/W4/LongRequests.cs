using System.Diagnostics;
using System.Globalization;
using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Processes;

namespace ScenarioOrleans.Rig.W4;

/// <summary>Sends L requests, one after another, into a flow of S requests.</summary>
internal sealed class LongRequests(RigOptions options, Service service, RequestSender sender, AnswerReader answers)
{
    private const int Partition = 0;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <returns>The ids of the S requests sent meanwhile, and when each L request was worked on.</returns>
    public async Task<(IReadOnlyList<string> Among, IReadOnlyList<LongSpan> Spans)> RunAsync(
        RequestFlow flow, double rate, int count, CancellationToken cancel)
    {
        var value = LongRequest.For(options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var flowing = flow.RunAsync(rate, stop.Token);
        var spans = new List<LongSpan>();
        for (var index = 0; index < count; index++)
        {
            await Task.Delay(Pause, cancel);
            spans.Add(await SendAsync(flow, value, cancel));
        }

        await Task.Delay(Pause, cancel);
        await stop.CancelAsync();
        return (await flowing, spans);
    }

    /// <summary>The embedded broker keeps so little of a partition that what comes behind an L request would push it out before it is read.</summary>
    private async Task<LongSpan> SendAsync(RequestFlow flow, byte[] value, CancellationToken cancel)
    {
        flow.Avoided = Partition;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        var id = await sender.SendAsync(Partition, "long", value);
        var offset = long.Parse(id.AsSpan(id.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        while (await service.PositionAsync(Partition, limit.Token) <= offset)
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }

        var received = Stopwatch.GetTimestamp();
        flow.Avoided = null;
        long? answered;
        while ((answered = answers.When(id)) is null)
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }

        return new LongSpan(id, received, answered.Value);
    }
}
