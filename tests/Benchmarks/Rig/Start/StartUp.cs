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
        var (ready, rollup) = (new List<double>(), new List<double>());
        var input = RequestInputs.File(options.Scratch, RequestSize.S);
        for (var round = 0; round < rounds; round++)
        {
            using var folder = new ScratchFolder(options, "start");
            ready.Add(await ReadyAsync(options, broker, folder.File("aggregates.sqlite"), cancel));
            rollup.Add((await WholeProcess.RunAsync(Path.ChangeExtension(options.Program, null), ["rollup", input], cancel)).Seconds);
        }

        Add("`serve`, a new SQLite file: process start to ready", ready);
        Add("`scenario rollup` on S, as published: whole process", rollup);
        table.Note($"{rounds} rounds, alternating. Ready: /health/ready answers 200, with partitions assigned by a broker that is there.");
        return [table];

        void Add(string what, List<double> seconds)
        {
            var spread = Spread.Of(seconds);
            table.Add(what, $"{Figure.Digits(spread.Median)} ({Figure.Digits(spread.LowerQuartile)} to {Figure.Digits(spread.UpperQuartile)})");
        }
    }

    private static async Task<double> ReadyAsync(RigOptions options, BenchBroker broker, string storage, CancellationToken cancel)
    {
        await using var service = await Service.StartAsync(options, broker, storage, null, cancel);
        return (await service.ReadyAsync(cancel)).TotalSeconds;
    }
}
