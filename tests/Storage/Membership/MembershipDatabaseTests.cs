using System.Reflection;
using Npgsql;
using Orleans.Runtime.MembershipService;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Membership;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Membership;

[Collection(PostgresTests.Name)]
public sealed class MembershipDatabaseTests(PostgresServer server)
{
    private PostgresTestDatabase Database { get; } = new(server);

    [SkippableFact]
    public async Task Open_ManyAtOnce_MakeTheTablesOnce()
    {
        var hosts = Enumerable.Range(0, 6).Select(_ => Host()).ToArray();

        await Task.WhenAll(hosts.Select(host => Task.Run(host.StartAsync)));

        Database.Query("SELECT version FROM membership_schema").ShouldBe(["1"]);
        Database.Query("SELECT service_id, cluster_id FROM cluster_identity").ShouldBe(["service|cluster"]);
        Array.ForEach(hosts, host => host.Dispose());
    }

    [SkippableFact]
    public void Open_MissingQuery_IsRefusedByItsName()
    {
        using (var first = Host())
        {
            first.Open();
        }

        Database.Execute("DELETE FROM orleansquery WHERE querykey = 'CleanupDefunctSiloEntriesKey'");
        using var second = Host();

        var refusal = Should.Throw<StorageException>(second.Open);
        refusal.Message.ShouldContain("lacks CleanupDefunctSiloEntriesKey, which");
        refusal.Transient.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Open_AfterTheRemedyForAMissingQuery_MakesEverythingAnew()
    {
        using var host = Host();
        host.Open();

        Database.Execute("DROP TABLE orleansquery, orleansmembershiptable, orleansmembershipversiontable, cluster_identity, membership_schema");

        (await (await host.StartAsync()).ReadAllAsync(CancellationToken.None)).Members.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("other", "cluster", "ORLEANS_SERVICE_ID is 'other' but", "belongs to the service 'service'")]
    [InlineData("service", "other", "ORLEANS_CLUSTER_ID is 'other' but", "belongs to the cluster 'cluster'")]
    public void Open_OfAnotherServiceOrCluster_IsRefused(string service, string cluster, string setting, string found)
    {
        using (var first = Host())
        {
            first.Open();
        }

        using var second = new MembershipHost(Database.Options.ConnectionString!, service, cluster);

        var refusal = Should.Throw<StorageException>(second.Open);
        refusal.Message.ShouldStartWith(setting);
        refusal.Message.ShouldContain(found);
        refusal.Transient.ShouldBeFalse();
    }

    [SkippableFact]
    public void Open_OtherSchemaOfTheDatabase_IsACompanyOfItsOwn()
    {
        using (var first = Host())
        {
            first.Open();
        }

        Database.Execute("CREATE SCHEMA other");
        using var second = new MembershipHost(Database.Options.ConnectionString + ";Search Path=other", cluster: "other");

        second.Open();

        Database.Query("SELECT cluster_id FROM other.cluster_identity").ShouldBe(["other"]);
    }

    [SkippableFact]
    public void Open_TablesOfAnotherOrleansService_AreLeftToIt()
    {
        Database.Execute("CREATE TABLE OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText varchar(8000) NOT NULL)");
        using var host = Host();

        var refusal = Should.Throw<Exception>(host.Open);
        refusal.ShouldBeOfType<PostgresException>().MessageText.ShouldStartWith("the schema public has tables of another Orleans service");
        Database.Query("SELECT count(*) FROM OrleansQuery").ShouldBe(["0"]);
    }

    [Fact]
    public void Queries_Keys_AreAllThatTheProviderAsksFor()
    {
        var asked = typeof(AdoNetClusteringTable).Assembly.GetType("Orleans.Clustering.AdoNet.Storage.DbStoredQueries", throwOnError: true)!
            .GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(property => property.PropertyType == typeof(string) && property.Name.EndsWith("Key", StringComparison.Ordinal))
            .Select(property => property.Name)
            .ToArray();

        asked.ShouldNotBeEmpty();
        MembershipQueries.ByKey.Keys.Except(["CleanupDefunctSiloEntryKey"]).Order().ShouldBe(asked.Except(["CleanupDefunctSiloEntryKey"]).Order());
    }

    private MembershipHost Host() => new(Database.Options.ConnectionString!);
}
