using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Cluster;

public sealed class ScenarioIndexTests
{
    [Fact]
    public Task List_MemorySilo_HasTheScenariosOfItsMessages() => ListAsync(new StorageOptions());

    [Fact]
    public async Task List_SqliteSilo_HasTheScenariosOfItsMessages()
    {
        await using var database = new SqliteTestDatabase();
        await ListAsync(database.Options);
    }

    private static async Task ListAsync(StorageOptions storage)
    {
        await using var cluster = await StoredCluster.StartAsync(storage, 1);
        (await cluster.ScenariosAsync()).ShouldBeEmpty();

        await cluster.RollupAsync(1, "org-b", ("Voice", 5), ("Chat", 6));
        await cluster.RollupAsync(2, "org-b", ("Voice", 5));
        await cluster.AddAsync(3, "org-\uffee", DayOfWeek.Monday, "2024-01-02");
        await cluster.AddAsync(4, "org-\U0001F4DE", DayOfWeek.Monday, "2024-01-02");

        (await cluster.ScenariosAsync()).ShouldBe(["org-b/org-b", "org-\uffee/org-\uffee", "org-\U0001F4DE/org-\U0001F4DE"]);
    }
}
