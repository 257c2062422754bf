using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Measuring;
using ScenarioOrleans.Rig.Processes;
using ScenarioOrleans.Rig.Report;
using ScenarioOrleans.Rig.W1;

namespace ScenarioOrleans.Rig.W2;

/// <summary>W2: S requests that wait in the topic, through the whole service: from subscribing to the last answer.</summary>
internal sealed class ManyRequests : IWorkload
{
    private const string First = "ScenarioOrleans, first of a new process";
    private const string Warm = "ScenarioOrleans, the next";
    private const string Pandas = "pandas service";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public string Name => "w2";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel)
    {
        var (messages, rounds) = options.Quick ? (100, 2) : (500, 5);
        (string Key, byte[] Value)[] requests = [.. RequestInputs.Series(RequestSize.S, 2 * messages)];
        var runs = new Dictionary<string, List<Run>> { [First] = [], [Warm] = [], [Pandas] = [] };
        var embedded = false;
        for (var round = 0; round < rounds; round++)
        {
            await using var broker = await BenchBroker.StartAsync(options, partitions: 6, embeddedPartitions: 12, cancel);
            embedded = broker.IsEmbedded;
            Filling.Fill(broker, requests, cancel);
            var (first, warm) = await OursAsync(options, broker, messages, cancel);
            runs[First].Add(first);
            runs[Warm].Add(warm);
            if (File.Exists(Peers.Python))
            {
                runs[Pandas].Add(await PandasAsync(options, broker, messages, cancel));
            }
        }

        return [Table(messages, rounds, embedded, runs)];
    }

    private static async Task<(Run First, Run Warm)> OursAsync(RigOptions options, BenchBroker broker, int messages, CancellationToken cancel)
    {
        using var folder = new ScratchFolder(options, "w2");
        using var answers = new AnswerReader(broker);
        await using var service = await Service.StartAsync(options, broker, folder.File("aggregates.sqlite"), null, cancel);
        await answers.WaitForAsync(messages, Limit, cancel);
        var middle = service.Figures();
        await answers.WaitForAsync(2 * messages, Limit, cancel);
        var end = service.Figures();
        long[] seen = [.. answers.Seen.Values.Order()];
        var subscribed = service.Subscribed;
        return (
            new Run(messages / Seconds(subscribed.Timestamp, seen[messages - 1]), (middle.CpuSeconds - subscribed.Figures.CpuSeconds) / messages, middle.PeakBytes),
            new Run(messages / Seconds(seen[messages - 1], seen[^1]), (end.CpuSeconds - middle.CpuSeconds) / messages, end.PeakBytes));
    }

    private static async Task<Run> PandasAsync(RigOptions options, BenchBroker broker, int messages, CancellationToken cancel)
    {
        List<string> arguments =
        [
            Path.Combine(options.Peers, "pandas_service.py"), "--bootstrap", broker.Bootstrap, "--count", messages.ToString(CultureInfo.InvariantCulture),
            "--topic", broker.Topics.Input, "--response-topic", broker.Topics.Response, "--group", "pandas",
        ];
        if (broker.IsEmbedded)
        {
            arguments.Add("--assign");
        }

        await using var service = Child.Start(Pandas, new ProcessStartInfo(Peers.Python, arguments));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        var result = JsonNode.Parse(await service.ReadLineAsync(limit.Token))!;
        return new Run(
            messages / result["seconds"]!.GetValue<double>(), result["cpuSeconds"]!.GetValue<double>() / messages, result["maxResidentBytes"]!.GetValue<long>());
    }

    private static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;

    private static ReportTable Table(int messages, int rounds, bool embedded, Dictionary<string, List<Run>> runs)
    {
        var table = new ReportTable(
            $"W2: {messages} S requests on {(embedded ? "12 partitions of the embedded broker" : "6 partitions")}",
            "service", "messages/s, median (quartiles)", "times the pandas service", "CPU ms a message", "peak MB");
        foreach (var (name, measured) in runs.Where(pair => pair.Value.Count > 0))
        {
            var rate = Spread.Of(measured.Select(run => run.Rate));
            var times = runs[Pandas].Count == 0 ? "-" : Figure.Digits(Spread.Of(measured.Zip(runs[Pandas], (one, peer) => one.Rate / peer.Rate)).Median);
            table.Add(
                name,
                $"{Figure.Digits(rate.Median)} ({Figure.Digits(rate.LowerQuartile)} to {Figure.Digits(rate.UpperQuartile)})",
                times,
                Figure.Milliseconds(Spread.Of(measured.Select(run => run.CpuSeconds)).Median),
                Figure.Megabytes(measured.Max(run => run.PeakBytes)));
        }

        table.Note($"{rounds} rounds, alternating, the topic filled before; ours with SQLite storage. From the assignment of partitions to the last answer read by another process.");
        if (embedded)
        {
            table.Note("The embedded broker keeps 5 MB of a partition, so it has twice the six partitions; it runs in a process of its own on the same cores.");
        }

        return table;
    }

    private sealed record Run(double Rate, double CpuSeconds, double PeakBytes);
}
