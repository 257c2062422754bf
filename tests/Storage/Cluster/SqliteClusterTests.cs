using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Cluster;

public sealed class SqliteClusterTests : IAsyncLifetime
{
    private SqliteTestDatabase Database { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Database.DisposeAsync();

    [Fact]
    public async Task Restart_SnapshotsStored_AreThereAgainAndCanBeReplaced()
    {
        string[] aggregates;
        byte[] days;
        await using (var cluster = await StoredCluster.StartAsync(Database.Options, 1))
        {
            await cluster.RollupAsync(1, "org-a", ("Voice", 5), ("Chat", 6));
            aggregates = await cluster.AggregatesAsync("org-a");
            days = await cluster.DaysAsync(aggregates[0]);
        }

        await using var again = await StoredCluster.StartAsync(Database.Options, 1);

        (await again.AggregatesAsync("org-a")).ShouldBe(aggregates);
        (await again.DaysAsync(aggregates[0])).ShouldBe(days);
        days.ShouldNotBeEmpty();
        await again.RollupAsync(2, "org-a", ("Voice", 7));
        Database.Query("SELECT kind, contact_type, week, volume FROM weekly_figures").ShouldBe(["snapshot|Voice|2024-01-05|7"]);
    }

    [Fact]
    public async Task Add_RowsWithAnotherWeekStart_LeavesNoWeeksOfTheOldOne()
    {
        await using var cluster = await StoredCluster.StartAsync(Database.Options, 1);
        await cluster.AddAsync(1, "org-a", DayOfWeek.Monday, "2024-01-02", "2024-01-10");

        await cluster.AddAsync(2, "org-a", DayOfWeek.Friday, "2024-01-10");

        Database.Query("SELECT week_start, week, volume FROM weekly_figures ORDER BY week")
            .ShouldBe(["friday|2023-12-29|1", "friday|2024-01-05|2"]);
    }

    [Fact]
    public async Task Answer_StorageBusy_FailsAsTransientForTheCallerAndSucceedsLater()
    {
        Database.Options.BusyTimeout = TimeSpan.FromMilliseconds(20);
        await using var cluster = await StoredCluster.StartAsync(Database.Options, 1);
        await using var other = Database.Connect();
        await using (await other.BeginTransactionAsync())
        {
            var busy = await Should.ThrowAsync<StorageException>(() => cluster.RollupAsync(1, "org-a", ("Voice", 5)));

            (busy.Transient, busy.Provider).ShouldBe((true, "sqlite"));
        }

        await cluster.RollupAsync(1, "org-a", ("Voice", 5));
        Database.Query("SELECT volume FROM weekly_figures").ShouldBe(["5"]);
    }

    [Fact]
    public async Task Activate_DamagedBlock_IsRefusedAndNotOverwritten()
    {
        await using (var cluster = await StoredCluster.StartAsync(Database.Options, 1))
        {
            await cluster.RollupAsync(1, "org-a", ("Voice", 5));
        }

        Database.Execute("UPDATE state_blocks SET block = x'00112233' WHERE state_name = 'aggregate'");
        await using var again = await StoredCluster.StartAsync(Database.Options, 1);

        await Should.ThrowAsync<Exception>(() => again.RollupAsync(2, "org-a", ("Voice", 6)));

        Database.Query("SELECT hex(block) FROM state_blocks WHERE state_name = 'aggregate'").ShouldBe(["00112233"]);
    }
}
