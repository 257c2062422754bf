using Npgsql;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Postgres;

/// <summary>The connections of a silo: together never more than <see cref="StorageOptions.MaxConnections"/>, whatever the connection string says.</summary>
internal static class PostgresPools
{
    private const int PreparedStatements = 16;
    private const int Alone = 1;

    /// <summary>Npgsql's, in seconds: nobody has asked for another.</summary>
    private const int UsualCommandTimeout = 30;

    /// <summary>After it the driver asks the server to cancel, and waits another half a minute for a server that hangs.</summary>
    public static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(15);

    /// <summary>What commits, so that a commit never waits for reads.</summary>
    public static NpgsqlDataSource Writer(StorageOptions options) => Create(options, Alone);

    /// <summary>What reads. One is left over for <see cref="PostgresPulse"/>.</summary>
    public static NpgsqlDataSource Readers(StorageOptions options) => Create(options, options.MaxConnections - (3 * Alone));

    /// <summary>What keeps the cluster's membership, so that a silo is not taken for dead because its reads are many.</summary>
    public static NpgsqlDataSource Membership(StorageOptions options) => Create(options, Alone);

    /// <summary>For one connection that is opened and closed, with a limit for the connection and for each answer.</summary>
    public static string Unpooled(StorageOptions options, TimeSpan limit)
    {
        var settings = Named(options);
        settings.Pooling = false;
        settings.Timeout = settings.CommandTimeout = (int)limit.TotalSeconds;
        return settings.ToString();
    }

    private static NpgsqlConnectionStringBuilder Named(StorageOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        settings.ApplicationName ??= "ScenarioOrleans";
        return settings;
    }

    private static NpgsqlDataSource Create(StorageOptions options, int connections)
    {
        var settings = Named(options);
        settings.Pooling = true;
        settings.MaxPoolSize = connections;
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, connections);
        settings.CommandTimeout = settings.CommandTimeout == UsualCommandTimeout ? (int)CommandTimeout.TotalSeconds : settings.CommandTimeout;
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, PreparedStatements);
        return NpgsqlDataSource.Create(settings.ToString());
    }
}
