using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Postgres;

namespace ScenarioOrleans.Storage.Membership;

/// <summary>The PostgreSQL database where the silos of a cluster meet: the one that keeps their states.</summary>
internal sealed class MembershipDatabase(IOptions<StorageOptions> options, IOptions<ClusterOptions> cluster) : IDatabase, IAsyncDisposable
{
    /// <summary>Connections for Orleans' membership.</summary>
    public NpgsqlDataSource Connections { get; } = PostgresPools.Membership(options.Value);

    public string Provider => StorageProviders.Postgres;

    public bool IsServer => true;

    private string Name => PostgresName.Of(Connections.ConnectionString);

    /// <exception cref="StorageException">
    /// The tables are another service's or a later version's, the database is another cluster's, or a query is missing.
    /// </exception>
    public void Open()
    {
        using var connection = Connections.OpenConnection();
        MembershipSchema.Steps.Apply(connection, Provider, Name);
        ClusterIdentity.Check(connection, cluster.Value, Name);
        CheckQueries(connection);
    }

    public ValueTask<StorageException> ExplainAsync(Exception failure) => ValueTask.FromResult(PostgresFailures.Explain(failure, Name));

    public ValueTask DisposeAsync() => Connections.DisposeAsync();

    /// <summary>Orleans would find out about some of them only when it asks.</summary>
    private void CheckQueries(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT querykey FROM orleansquery", connection);
        using var rows = command.ExecuteReader();
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        string[] missing = [.. MembershipQueries.ByKey.Keys.Except(found).Order(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw new StorageException(
                $"The table orleansquery of the database {Name} lacks {string.Join(", ", missing)}, which the cluster's membership asks for. "
                + "Stop all silos and run DROP TABLE orleansquery, orleansmembershiptable, orleansmembershipversiontable, cluster_identity, membership_schema: "
                + "the next start makes them anew, and they hold nothing that outlives the silos.")
            {
                WholeDatabase = true,
                Provider = Provider,
            };
        }
    }
}
