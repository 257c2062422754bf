using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Measuring;
using ScenarioOrleans.Rig.Processes;
using ScenarioOrleans.Rig.Report;
using ScenarioOrleans.Rig.W1;

namespace ScenarioOrleans.Rig.Cold;

/// <summary>One message by a whole process, from its start to its end, and the most memory it had.</summary>
internal sealed class ColdProcess : IWorkload
{
    public string Name => "cold";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel)
    {
        var size = options.Quick ? RequestSize.M : RequestSize.L;
        var rounds = options.Quick ? 2 : 5;
        var input = RequestInputs.File(options.Scratch, size);
        var pandas = Path.Combine(options.Peers, "pandas_once.py");
        (string Name, string Program, string[] Arguments)[] ways =
        [
            ("scenario rollup", "dotnet", [options.Program, "rollup", input, "--encode"]),
            ("pandas, service", Peers.Python, [pandas, "service", input]),
            ("pandas, vectorised", Peers.Python, [pandas, "vectorised", input]),
        ];
        var seconds = ways.ToDictionary(way => way.Name, _ => new List<double>());
        var peaks = ways.ToDictionary(way => way.Name, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, program, arguments) in ways.Where(way => File.Exists(Peers.Python) || way.Program != Peers.Python))
            {
                var run = await WholeProcess.RunAsync(program, arguments, cancel);
                seconds[name].Add(run.Seconds);
                peaks[name].Add(run.PeakBytes);
            }
        }

        var table = new ReportTable($"Whole process, cold, {size.Name}: {size.Rows:N0} rows", "way", "s, median (quartiles)", "peak MB");
        foreach (var (name, _, _) in ways.Where(way => seconds[way.Name].Count > 0))
        {
            var spread = Spread.Of(seconds[name]);
            table.Add(name, $"{Figure.Digits(spread.Median)} ({Figure.Digits(spread.LowerQuartile)} to {Figure.Digits(spread.UpperQuartile)})", Figure.Megabytes(Spread.Of(peaks[name]).Median));
        }

        table.Note($"{rounds} rounds, alternating; the input is in the page cache.");
        return [table];
    }
}
