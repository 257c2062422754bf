using Npgsql;

namespace ScenarioOrleans.Storage.Options;

/// <summary>How a PostgreSQL database is called where people read it.</summary>
internal static class PostgresName
{
    /// <summary>Database and server, without user and password.</summary>
    public static string Of(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) switch
    {
        { Database: { Length: > 0 } database } settings => $"'{database}' on {settings.Host}:{settings.Port}",
        { Username: { Length: > 0 } user } settings => $"'{user}' on {settings.Host}:{settings.Port}",
        var settings => $"on {settings.Host}:{settings.Port}",
    };
}
