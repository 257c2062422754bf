using Orleans.Storage;
using ScenarioOrleans.Storage.Tests.Cluster;

namespace ScenarioOrleans.Storage.Tests.Contract;

/// <summary>Two silos that know nothing of each other, on one database: both change the same aggregates all the time.</summary>
public abstract class ContentionContract : StorageContract
{
    private const int Partitions = 4;
    private const int Messages = 60;

    [SkippableFact]
    public async Task Add_TwoSilosAtTheSameAggregates_EveryMessageIsTakenOnce()
    {
        await using var one = await StoredCluster.StartAsync(Database.Options, 1);
        await using var other = await StoredCluster.StartAsync(Database.Options, 1);

        // Each message comes to both, as after a rebalance, and twice; each partition is read by several at once.
        await Task.WhenAll(Enumerable.Range(0, 2 * Partitions).Select(reader => Task.Run(async () =>
        {
            var (silo, partition) = (reader < Partitions ? one : other, reader % Partitions);
            for (var offset = 0; offset < Messages; offset++)
            {
                await AddAsync(silo, offset, partition);
            }
        })));

        Database.Query("SELECT organization, week, volume FROM weekly_figures ORDER BY organization, week").ShouldBe(
        [
            $"org-0|2024-01-05|{Partitions * Messages / 2}", $"org-0|2024-01-12|{Partitions * Messages / 2}",
            $"org-1|2024-01-05|{Partitions * Messages / 2}", $"org-1|2024-01-12|{Partitions * Messages / 2}",
        ]);
    }

    /// <summary>A write on a state that the other silo has changed is refused; whoever sent the message sends it again.</summary>
    private static async Task AddAsync(StoredCluster silo, int offset, int partition)
    {
        while (true)
        {
            try
            {
                await silo.AddAsync(offset, $"org-{offset % 2}", DayOfWeek.Friday, partition, "2024-01-05", "2024-01-12");
                return;
            }
            catch (InconsistentStateException)
            {
                await Task.Yield();
            }
        }
    }
}
