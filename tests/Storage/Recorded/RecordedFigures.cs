using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Storage.Tests.Cluster;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Recorded;

/// <summary>All that the grains and the table of weekly figures say of <see cref="RecordedMessages"/>, as text that can be compared line by line.</summary>
internal static class RecordedFigures
{
    private static readonly string[] Analyses =
    [
        """{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":0}}""",
        """{"scenario":"run-analysis","parameters":{"analysisType":"full","threshold":25}}""",
    ];

    public static async Task<string> OfAsync(StoredCluster cluster, TestDatabase database)
    {
        var text = new StringBuilder();
        foreach (var scenario in RecordedMessages.Scenarios)
        {
            foreach (var aggregate in (await cluster.SnapshotAsync(scenario)).Concat(await cluster.RunningAsync(scenario)))
            {
                Append(text, aggregate, await cluster.DaysAsync(aggregate));
            }
        }

        foreach (var analysis in Analyses)
        {
            await cluster.SendAsync(0, 1_000, analysis);
            text.Append(cluster.Answers[^1]).Append('\n');
        }

        foreach (var row in database.Query("SELECT kind, week_start, count(*), sum(rows) FROM weekly_figures GROUP BY kind, week_start ORDER BY kind, week_start"))
        {
            text.Append("weekly_figures ").Append(row).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string aggregate, byte[] block)
    {
        var days = block.Length == 0 ? new DaySums() : DaySums.FromBlock(block);
        text.Append(aggregate).Append('\n');
        foreach (var day in days.Days)
        {
            var sums = days[day]!;
            var measures = Measures.All.Select(measure => $"{sums.Sum(measure)}/{sums.Count(measure).ToString(CultureInfo.InvariantCulture)}");
            text.Append(CultureInfo.InvariantCulture, $"  {day:yyyy-MM-dd} {sums.Rows} rows: {string.Join(' ', measures)}\n");
        }
    }
}
