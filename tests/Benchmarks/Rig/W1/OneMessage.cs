using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Measuring;
using ScenarioOrleans.Rig.Report;

namespace ScenarioOrleans.Rig.W1;

/// <summary>W1: one message, from its value's bytes to the answer's bytes, warm.</summary>
internal sealed class OneMessage : IWorkload
{
    private const string TheFloor = "floor";
    private const string Ours = "ScenarioOrleans, one thread";
    private const string PandasService = "pandas, service";

    public string Name => "w1";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel)
    {
        var tables = new List<ReportTable>();
        RequestSize[] sizes = options.Quick ? [RequestSize.S, RequestSize.M] : [RequestSize.S, RequestSize.M, RequestSize.L];
        foreach (var size in sizes)
        {
            tables.Add(await MeasureAsync(options, size, cancel));
        }

        return tables;
    }

    private static async Task<ReportTable> MeasureAsync(RigOptions options, RequestSize size, CancellationToken cancel)
    {
        var file = RequestInputs.File(options.Scratch, size);
        var value = await File.ReadAllBytesAsync(file, cancel);
        var (peers, absent) = await new Peers(options).StartAsync(file, cancel);
        IContestant[] contestants =
        [
            new InProcess(TheFloor, () => Floor.Whole(value)),
            new InProcess("floor, streamed", () => Floor.Streamed(value)),
            new InProcess(Ours, () => OurWay.OnOneThread(value)),
            new InProcess("ScenarioOrleans", () => OurWay.Answer(value)),
            new InProcess("JsonSerializer into rows", () => SerializerWay.Answer(value)),
            .. peers,
        ];
        try
        {
            await CheckAsync(contestants, cancel);
            var (warm, rounds) = Count(options, size);
            return Table(size, rounds, await Rounds.RunAsync(contestants, warm, rounds, cancel), absent);
        }
        finally
        {
            foreach (var contestant in contestants)
            {
                await contestant.DisposeAsync();
            }
        }
    }

    private static (int Warm, int Rounds) Count(RigOptions options, RequestSize size) => size.Rows switch
    {
        < 10_000 => options.Quick ? (10, 20) : (40, 100),
        < 200_000 => options.Quick ? (1, 3) : (3, 15),
        _ => (1, 9),
    };

    private static async Task CheckAsync(IContestant[] contestants, CancellationToken cancel)
    {
        var ours = (await contestants.First(contestant => contestant.Name == Ours).AnswerAsync(cancel))!;
        foreach (var contestant in contestants)
        {
            if (await contestant.AnswerAsync(cancel) is { } answer)
            {
                Agreement.Check(contestant.Name, answer, ours);
            }
        }
    }

    private static ReportTable Table(RequestSize size, int rounds, Rounds measured, IReadOnlyList<string> absent)
    {
        var table = new ReportTable(
            $"W1, {size.Name}: {size.Weeks} weeks of {size.Groups} groups, {size.Rows:N0} rows",
            "way", "ms, median (quartiles)", "ratio to the floor", "times faster than the pandas service");
        foreach (var name in measured.Names)
        {
            table.Add(
                name,
                Figure.Milliseconds(measured.Of(name)),
                Figure.Ratio(measured.Ratio(name, TheFloor)),
                measured.Names.Contains(PandasService) ? Figure.Digits(measured.Ratio(PandasService, name).Median) : "-");
        }

        table.Note($"{rounds} rounds, each way once in a round; ratios are medians of the ratios within a round. The answers agree.");
        foreach (var sentence in absent)
        {
            table.Note(sentence);
        }

        return table;
    }
}
