using System.Diagnostics;
using System.Globalization;
using ScenarioOrleans.Cli.Generate;
using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Processes;
using ScenarioOrleans.Rig.Report;
using ScenarioOrleans.Rig.W3;

namespace ScenarioOrleans.Rig.Scale;

/// <summary>Whether cost grows in proportion: scenarios of 60 groups, one week each, loaded, put to rest, restarted and asked.</summary>
internal sealed class ManyScenarios : IWorkload
{
    private const int Groups = 60;

    /// <summary>A row a day of each group.</summary>
    private const int RowsInScenario = Groups * 7;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Aggregates that nobody asks for go soon.</summary>
    private static readonly Dictionary<string, string> ShortLife = new()
    {
        ["Orleans__GrainCollection__CollectionAge"] = "00:00:20",
        ["Orleans__GrainCollection__CollectionQuantum"] = "00:00:05",
    };

    public string Name => "scale";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel)
    {
        var most = options.Scenarios ?? (options.Quick ? 200 : 2_000);
        var table = new ReportTable(
            $"Scale: scenarios of {Groups} groups, one week each",
            "scenarios", "aggregates", "rows", "partitions", "idle grains", "load s", "aggregates/s", "CPU ms a scenario", "peak MB", "file MB", "ready after restart, s", "first answer after it, ms");
        foreach (var (scenarios, settings) in new[] { (most / 4, NoSettings), (most / 2, NoSettings), (most, NoSettings), (most, ShortLife) })
        {
            await MeasureAsync(options, table, scenarios, settings, cancel);
        }

        table.Note("A rollup request for each scenario, a row a day of each group, all in the topic before. Load: from the assignment of partitions to the last answer; SQLite storage.");
        table.Note($"Idle grains: kept (deactivated after 15 minutes, the default) or put to rest after {ShortLife["Orleans__GrainCollection__CollectionAge"]}. The first answer after the restart is that of a request for a scenario loaded before, with all its {Groups} aggregates to be read again.");
        return [table];
    }

    private static Dictionary<string, string> NoSettings { get; } = [];

    private static async Task MeasureAsync(
        RigOptions options, ReportTable table, int scenarios, Dictionary<string, string> settings, CancellationToken cancel)
    {
        await using var broker = await BenchBroker.StartAsync(options, partitions: 6, embeddedPartitions: 12 + (scenarios / 200), cancel);
        using var folder = new ScratchFolder(options, "scale");
        var file = folder.File("aggregates.sqlite");
        Filling.Fill(broker, Enumerable.Range(1, scenarios).Select(Request), cancel);
        using var answers = new AnswerReader(broker);
        var (load, cpu, peak) = await LoadAsync(options, broker, file, settings, answers, scenarios, cancel);
        var (ready, answer) = await RestartAsync(options, broker, file, settings, answers, cancel);
        using var stored = new StoredFigures(file);
        table.Add(
            Figure.Whole(scenarios), Figure.Whole(scenarios * Groups), Figure.Whole((long)scenarios * RowsInScenario), Figure.Whole(broker.Partitions),
            settings.Count == 0 ? "kept" : "put to rest", Figure.Digits(load), Figure.Whole(scenarios * Groups / load), Figure.Milliseconds(cpu / scenarios),
            Figure.Megabytes(peak), Figure.Megabytes(stored.FileBytes()), Figure.Digits(ready), Figure.Milliseconds(answer));
    }

    private static (string Key, byte[] Value) Request(int scenario)
    {
        var options = new GeneratorOptions { Seed = scenario, Groups = Groups, Organization = string.Create(CultureInfo.InvariantCulture, $"org-{scenario}") };
        return (options.Organization, RowsRequest.Write(options, rows => rows.Where((_, index) => index / Groups % 24 == 12)));
    }

    private static async Task<(double Seconds, double CpuSeconds, long Peak)> LoadAsync(
        RigOptions options, BenchBroker broker, string file, Dictionary<string, string> settings, AnswerReader answers, int scenarios, CancellationToken cancel)
    {
        await using var service = await Service.StartAsync(options, broker, file, settings, cancel);
        await answers.WaitForAsync(scenarios, Limit, cancel);
        var seconds = Stopwatch.GetElapsedTime(service.Subscribed.Timestamp, answers.Seen.Values.Max()).TotalSeconds;
        var used = service.Figures();
        return (seconds, used.CpuSeconds - service.Subscribed.Figures.CpuSeconds, used.PeakBytes);
    }

    private static async Task<(double ReadySeconds, double AnswerSeconds)> RestartAsync(
        RigOptions options, BenchBroker broker, string file, Dictionary<string, string> settings, AnswerReader answers, CancellationToken cancel)
    {
        using var sender = new RequestSender(broker);
        sender.FindTopic();
        await using var service = await Service.StartAsync(options, broker, file, settings, cancel);
        var ready = await service.ReadyAsync(cancel);
        var (key, value) = Request(1);
        var count = answers.Count;
        var id = await sender.SendAsync(0, key, value);
        await answers.WaitForAsync(count + 1, Limit, cancel);
        return (ready.TotalSeconds, Stopwatch.GetElapsedTime(sender.Sent[id], answers.Seen[id]).TotalSeconds);
    }
}
