using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Cli.Generate;
using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Processes;
using ScenarioOrleans.Rig.Report;
using ScenarioOrleans.Rig.W3;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Rig.Memory;

/// <summary>What an aggregate of 52 weeks costs while it is active, and on disk. The service runs in this process, whose heap is measured.</summary>
internal static class AggregateMemory
{
    private const int Weeks = 52;
    private const int Groups = 60;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static async Task<ReportTable> MeasureAsync(RigOptions options, CancellationToken cancel)
    {
        var scenarios = options.Quick ? 4 : 10;
        var table = new ReportTable($"An aggregate of {Weeks} weeks ({Weeks * 7} days)", "kind", "aggregates", "active, KB of heap", "block on disk, KB", "file on disk, KB, with its figures");
        foreach (var kind in new[] { RequestKind.Hourly, RequestKind.Rollup })
        {
            await using var broker = await BenchBroker.StartAsync(options, partitions: 6, embeddedPartitions: 2 * scenarios, cancel);
            using var folder = new ScratchFolder(options, "aggregates");
            var file = folder.File("aggregates.sqlite");
            await using var app = ScenarioHost.Build(new ScenarioHostOptions
            {
                Url = "http://127.0.0.1:0",
                LogLevel = LogLevel.Warning,
                DotEnvPath = string.Empty,
                Settings = Settings(broker, file),
            });
            await app.StartAsync(cancel);
            var status = app.Services.GetRequiredService<StatusReader>();
            using var sender = new RequestSender(broker);

            // As many before: the readers' buffers on each core are there then, and what grows is the aggregates.
            await SendAsync(sender, broker, status, kind, first: 0, count: scenarios, cancel);
            var before = Heap();
            await SendAsync(sender, broker, status, kind, first: scenarios, count: scenarios, cancel);
            var active = (Heap() - before) / (double)(scenarios * Groups);
            using (var stored = new StoredFigures(file))
            {
                table.Add(
                    kind == RequestKind.Hourly ? "running (hourly rows)" : "snapshot (rollup)", Figure.Whole(scenarios * Groups), Figure.Digits(active / 1024),
                    Figure.Digits(stored.MeanBlockBytes(kind == RequestKind.Hourly ? "running" : "snapshot") / 1024), Figure.Digits(stored.FileBytes() / 1024.0 / (2 * scenarios * Groups)));
            }

            await app.StopAsync(cancel);
        }

        table.Note("Heap: the growth of the whole process' managed heap, after a full collection, for each further aggregate; SQLite storage.");
        return table;
    }

    /// <summary>What has a finalizer goes with a second collection.</summary>
    private static long Heap()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static Dictionary<string, string?> Settings(BenchBroker broker, string file) => new()
    {
        ["Kafka:BootstrapServers"] = broker.Bootstrap,
        ["Kafka:InputTopic"] = broker.Topics.Input,
        ["Kafka:ResponseTopic"] = broker.Topics.Response,
        ["Kafka:DeadLetterTopic"] = broker.Topics.DeadLetter,
        ["Kafka:GroupId"] = broker.Topics.Input,
        ["Kafka:JoinGroup"] = "false",
        ["Scenario:Summary:PublishInterval"] = "00:00:01",
        ["Scenario:Storage:Provider"] = "sqlite",
        ["Scenario:Storage:Path"] = file,
    };

    private static async Task SendAsync(
        RequestSender sender, BenchBroker broker, StatusReader status, RequestKind kind, int first, int count, CancellationToken cancel)
    {
        for (var scenario = first; scenario < first + count; scenario++)
        {
            // A row a day: an aggregate keeps days, however many rows are in them.
            var options = new GeneratorOptions { Weeks = Weeks, Groups = Groups, Organization = $"org-{scenario}", Kind = kind, Seed = scenario };
            var value = RowsRequest.Write(options, rows => rows.Where((_, index) => index / Groups % 24 == 12));
            await sender.SendAsync(scenario % broker.Partitions, options.Organization, value);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (status.Read().MessagesDone < first + count)
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
