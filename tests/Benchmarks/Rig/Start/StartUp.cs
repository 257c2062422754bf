using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Measuring;
using ScenarioOrleans.Rig.Processes;
using ScenarioOrleans.Rig.Report;

namespace ScenarioOrleans.Rig.Start;

/// <summary>How long it takes to be there.</summary>
internal sealed class StartUp : IWorkload
{
    public string Name => "start";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel)
    {
        var rounds = options.Quick ? 3 : 11;
        var table = new ReportTable("Start", "what", "s, median (quartiles)");
        await using var broker = await BenchBroker.StartAsync(options, partitions: 6, embeddedPartitions: 6, cancel);
        var (memory, sqlite, rollup, direct) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var input = RequestInputs.File(options.Scratch, RequestSize.S);
        for (var round = 0; round < rounds; round++)
        {
            using var folder = new ScratchFolder(options, "start");
            memory.Add(await ReadyAsync(options, broker, null, cancel));
            sqlite.Add(await ReadyAsync(options, broker, folder.File("aggregates.sqlite"), cancel));
            rollup.Add((await WholeProcess.RunAsync(Path.Combine(options.Root, "scenario"), ["rollup", input], cancel)).Seconds);
            direct.Add((await WholeProcess.RunAsync("dotnet", [options.Program, "rollup", input], cancel)).Seconds);
        }

        Add("`serve`, memory storage: process start to ready", memory);
        Add("`serve`, SQLite storage (a new file): process start to ready", sqlite);
        Add("`./scenario rollup` on S, whole process", rollup);
        Add("of it, without the front door's look for changed sources", direct);
        table.Note($"{rounds} rounds, alternating. Ready: /health/ready answers 200, with partitions assigned by a broker that is there.");
        return [table];

        void Add(string what, List<double> seconds)
        {
            var spread = Spread.Of(seconds);
            table.Add(what, $"{Figure.Digits(spread.Median)} ({Figure.Digits(spread.LowerQuartile)} to {Figure.Digits(spread.UpperQuartile)})");
        }
    }

    private static async Task<double> ReadyAsync(RigOptions options, BenchBroker broker, string? storage, CancellationToken cancel)
    {
        await using var service = await Service.StartAsync(options, broker, storage, null, cancel);
        return (await service.ReadyAsync(cancel)).TotalSeconds;
    }
}
