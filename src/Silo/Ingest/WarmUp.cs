using System.Text;
using Microsoft.Extensions.Hosting;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Folds made-up messages while the process starts, on a core that has nothing to do yet, so that the first real ones do not wait for
/// their code to be compiled, and compiled well. Nothing of it is kept or sent.
/// </summary>
public sealed class WarmUp : BackgroundService
{
    private const int Groups = 3;
    private const int Days = 14;

    /// <summary>Folds one message of each kind.</summary>
    /// <returns>The rows that were folded.</returns>
    public static long Run()
    {
        var options = new RollupOptions();
        var request = Encoding.UTF8.GetBytes($$"""{"organizationId":"-","week_start":"monday","weekly":[{{Rows()}}]}""");
        var message = MessageFolder.Fold(PayloadEncoder.Encode(request, ContentEncoding.GzipBase64), options.Limits).Message!;
        var rollup = new RollupWork(options).Render(message, WeeklyFigures.From(message.Groups, message.WeekStart));

        var hourly = Encoding.UTF8.GetBytes($$"""{"event":"hourly","organizationId":"-","rows":[{{Row(0, 0)}}]}""");
        var batch = new BatchWork(options).Fold(new BatchRequest([hourly, hourly], [0, 0]), CancellationToken.None);

        var state = new RunningState();
        state.Add([new OffsetRun("-", 0, 0, 0)], message.WeekStart, DaySums.FromBlock(batch.Hourly[0].Groups[0].Days));
        foreach (var part in rollup.Groups)
        {
            state.Add([new OffsetRun("-", 0, state.Days.Rows, state.Days.Rows)], message.WeekStart, DaySums.FromBlock(part.Days));
        }

        return RunningState.FromBlock(state.ToBlock(), nameof(WarmUp)).Days.Rows;
    }

    /// <summary>Away from the thread that starts the other services.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(Run, stoppingToken);

    private static string Rows() => string.Join(',', Enumerable.Range(0, Groups * Days).Select(i => Row(i / Days, i % Days)));

    private static string Row(int group, int day) =>
        $$"""
        {"Week":"{{DateOnly.FromDayNumber(738_000 + day):yyyy-MM-dd}}","Contact Type":"{{group}}","Staff Type":"-","Call Center":"-","Volume":{{day}}.25,"Abandons":{{day}},"Top Line Agents (FTE)":1.5,"Base AHT":312.7,"Handled Threshold":{{group}},"Service Level (X Seconds)":20,"Acceptable Wait Time":30.5,"Total Queue Time":{{day + 1}}0.125}
        """;
}
