using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Processes;
using ScenarioOrleans.Rig.Report;

namespace ScenarioOrleans.Rig.Memory;

/// <summary>How much memory a long message takes over what the process has anyway.</summary>
internal static class PeakMemory
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>The service: idle after S requests, then one message of each size.</summary>
    public static async Task<ReportTable> OfServiceAsync(RigOptions options, CancellationToken cancel)
    {
        await using var broker = await BenchBroker.StartAsync(options, partitions: 6, embeddedPartitions: 6, cancel);
        using var folder = new ScratchFolder(options, "memory");
        await using var service = await Service.StartAsync(options, broker, folder.File("aggregates.sqlite"), null, cancel);
        using var answers = new AnswerReader(broker);
        using var sender = new RequestSender(broker);
        await Task.WhenAll(RequestInputs.Series(RequestSize.S, 100).Select((request, index) => sender.SendAsync(index % broker.Partitions, request.Organization, request.Value)));
        await answers.WaitForAsync(100, Limit, cancel);

        var table = new ReportTable("Memory of the service for one message", "message", "value MB", "JSON MB", "resident before, MB", "peak over it, MB");
        foreach (var (partition, size) in new[] { RequestSize.S, RequestSize.M, RequestSize.L }.Index())
        {
            // One of a partition: the embedded broker loses a message that pushes all others out.
            var value = size == RequestSize.L ? LongRequest.For(options) : await File.ReadAllBytesAsync(RequestInputs.File(options.Scratch, size), cancel);
            var before = service.Figures().ResidentBytes;
            service.ForgetPeak();
            var count = answers.Count;
            await sender.SendAsync(partition, size.Name, value);
            await answers.WaitForAsync(count + 1, Limit, cancel);
            table.Add(
                size.Name, Figure.Megabytes(value.Length), Figure.Megabytes(JsonBytes(value)), Figure.Megabytes(before),
                Figure.Megabytes(Math.Max(0, service.Figures().PeakBytes - before)));
        }

        table.Note(LongRequest.Describe(options));
        table.Note("Idle is after 100 S requests. The peak holds the record's value in the Kafka client and in the service beside the fold.");
        return table;
    }

    /// <summary>`scenario rollup`, whole processes.</summary>
    public static async Task<ReportTable> OfRollupAsync(RigOptions options, CancellationToken cancel)
    {
        var table = new ReportTable("Memory of `scenario rollup`", "message", "value MB", "JSON MB", "peak MB", "over S, MB");
        double? first = null;
        foreach (var size in new[] { RequestSize.S, RequestSize.M, RequestSize.L })
        {
            var file = RequestInputs.File(options.Scratch, size);
            var value = await File.ReadAllBytesAsync(file, cancel);
            var run = await WholeProcess.RunAsync("dotnet", [options.Program, "rollup", file, "--encode"], cancel);
            first ??= run.PeakBytes;
            table.Add(
                size.Name, Figure.Megabytes(value.Length), Figure.Megabytes(JsonBytes(value)), Figure.Megabytes(run.PeakBytes),
                Figure.Megabytes(run.PeakBytes - first.Value));
        }

        table.Note("The file is read whole, the JSON is not.");
        return table;
    }

    private static long JsonBytes(byte[] value) => Aggregation.MessageFolder.Fold(value, Aggregation.FoldLimits.Default).Message!.InflatedBytes;
}
