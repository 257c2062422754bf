using System.Globalization;
using Npgsql;
using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresConnectionsTests(PostgresServer server) : StorageContract
{
    protected override TestDatabase Database { get; } = new PostgresTestDatabase(server);

    [SkippableTheory]
    [InlineData("")]
    [InlineData(";Maximum Pool Size=50;Minimum Pool Size=20")]
    [InlineData(";Pooling=false")]
    public async Task ReadAndWrite_ManyAtOnce_TakeNoMoreConnectionsThanSet(string also)
    {
        Database.Options.MaxConnections = 6;
        Database.Options.ConnectionString += also;
        var storage = await OpenAsync();
        Task[] working;
        await using (var other = Database.Connect())
        await using (var transaction = await other.BeginTransactionAsync())
        {
            await using var locking = new NpgsqlCommand("LOCK TABLE state_blocks", (NpgsqlConnection)other);
            await locking.ExecuteNonQueryAsync();
            working = [storage.Grain("written").WriteAsync("one"), .. Enumerable.Range(0, 200).Select(i => storage.Grain($"{i}").ReadAsync())];
            await WaitForConnectionsAsync(4);
        }

        await Task.WhenAll(working);
        (await storage.Grain("written").ReadAsync()).Text.ShouldBe("one");
        Connections().ShouldBeLessThanOrEqualTo(4);
    }

    private async Task WaitForConnectionsAsync(int expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Connections() is var now && now != expected)
        {
            limit.Token.ThrowIfCancellationRequested();
            now.ShouldBeLessThan(expected);
            await Task.Yield();
        }
    }

    private int Connections() => int.Parse(
        Database.Query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'ScenarioOrleans'")[0],
        CultureInfo.InvariantCulture);
}
