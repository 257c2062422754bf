using Npgsql;
using Orleans.Configuration;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Membership;

/// <summary>
/// Whose database it is: the first silo enters the names of service and cluster, and others must have the same. Silos that share sums without
/// being one cluster would each have an owner of their own for every aggregate.
/// </summary>
internal static class ClusterIdentity
{
    private const string Take = "INSERT INTO cluster_identity (service_id, cluster_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    /// <exception cref="StorageException">It belongs to another service or cluster.</exception>
    public static void Check(NpgsqlConnection connection, ClusterOptions own, string database)
    {
        using (var take = new NpgsqlCommand(Take, connection))
        {
            take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = own.ServiceId });
            take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = own.ClusterId });
            take.ExecuteNonQuery();
        }

        using var look = new NpgsqlCommand("SELECT service_id, cluster_id FROM cluster_identity", connection);
        using var row = look.ExecuteReader();
        row.Read();
        Compare("ORLEANS_SERVICE_ID", own.ServiceId, row.GetString(0), "service", database);
        Compare("ORLEANS_CLUSTER_ID", own.ClusterId, row.GetString(1), "cluster", database);
    }

    private static void Compare(string setting, string own, string found, string what, string database)
    {
        if (own != found)
        {
            throw new StorageException(
                $"{setting} is '{own}' but the database {database} belongs to the {what} '{found}', and silos that share a database are one cluster. "
                + $"Set {setting}={found} to join it, or give this {what} a database or a schema of its own. To rename it, stop all its silos and run DELETE FROM cluster_identity.")
            {
                WholeDatabase = true,
                Provider = StorageProviders.Postgres,
            };
        }
    }
}
