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

    private const int Messages = 500;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public string Name => "w2";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel)
    {
        var rounds = options.Quick ? 2 : 5;
        (string Key, byte[] Value)[] requests = [.. RequestInputs.Series(RequestSize.S, 2 * Messages)];
        var runs = new Dictionary<string, List<Run>> { [First] = [], [Warm] = [], [Pandas] = [] };
        var embedded = false;
        for (var round = 0; round < rounds; round++)
        {
            runs[Warm].Add((await OursAsync(options, requests, cancel)).Last);
            await using var broker = await FilledAsync(options, requests[..Messages], cancel);
            embedded = broker.IsEmbedded;
            runs[First].Add((await OursAsync(options, broker, Messages, cancel)).First);
            if (File.Exists(Peers.Python))
            {
                runs[Pandas].Add(await PandasAsync(options, broker, cancel));
            }
        }

        return [Table(rounds, embedded, runs)];
    }

    private static async Task<BenchBroker> FilledAsync(RigOptions options, (string Key, byte[] Value)[] requests, CancellationToken cancel)
    {
        var broker = await BenchBroker.StartAsync(options, partitions: 6, embeddedPartitions: 12, cancel);
        Filling.Fill(broker, requests, cancel);
        return broker;
    }

    private static async Task<(Run First, Run Last)> OursAsync(
        RigOptions options, (string Key, byte[] Value)[] requests, CancellationToken cancel)
    {
        await using var broker = await FilledAsync(options, requests, cancel);
        return await OursAsync(options, broker, requests.Length, cancel);
    }

    /// <summary>The first and the last so many of the requests that wait; the same when there are no more.</summary>
    private static async Task<(Run First, Run Last)> OursAsync(RigOptions options, BenchBroker broker, int requests, CancellationToken cancel)
    {
        using var folder = new ScratchFolder(options, "w2");
        using var answers = new AnswerReader(broker);
        await using var service = await Service.StartAsync(options, broker, folder.File("aggregates.sqlite"), null, cancel);
        List<(long Seen, ProcessFigures Figures)> marks = [service.Subscribed];
        while (marks.Count <= requests / Messages)
        {
            var count = marks.Count * Messages;
            await answers.WaitForAsync(count, Limit, cancel);
            marks.Add((answers.Seen.Values.Order().ElementAt(count - 1), service.Figures()));
        }

        return (RunBetween(marks[0], marks[1]), RunBetween(marks[^2], marks[^1]));
    }

    private static Run RunBetween((long Seen, ProcessFigures Figures) from, (long Seen, ProcessFigures Figures) to) => new(
        Messages / Stopwatch.GetElapsedTime(from.Seen, to.Seen).TotalSeconds,
        (to.Figures.CpuSeconds - from.Figures.CpuSeconds) / Messages,
        to.Figures.PeakBytes);

    private static async Task<Run> PandasAsync(RigOptions options, BenchBroker broker, CancellationToken cancel)
    {
        List<string> arguments =
        [
            Path.Combine(options.Peers, "pandas_service.py"), "--bootstrap", broker.Bootstrap, "--count", Messages.ToString(CultureInfo.InvariantCulture),
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
            Messages / result["seconds"]!.GetValue<double>(), result["cpuSeconds"]!.GetValue<double>() / Messages, result["maxResidentBytes"]!.GetValue<long>());
    }

    private static ReportTable Table(int rounds, bool embedded, Dictionary<string, List<Run>> runs)
    {
        var table = new ReportTable(
            $"W2: {Messages} S requests on {(embedded ? "12 partitions of the embedded broker" : "6 partitions")}",
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
        table.Note($"The next: of a process that found {2 * Messages:N0} requests waiting, the second {Messages}.");
        if (embedded)
        {
            table.Note("The embedded broker keeps 5 MB of a partition, so it has twice the six partitions; it runs in a process of its own on the same cores.");
        }

        return table;
    }

    private sealed record Run(double Rate, double CpuSeconds, double PeakBytes);
}
