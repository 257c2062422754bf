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

    /// <summary>The first server of a connection string; null when it cannot be read, or names none in a network.</summary>
    public static (string Host, int Port)? Server(string? connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return settings.Host?.Split(',')[0] is { Length: > 0 } host && host[0] is not ('/' or '@') ? Split(host, settings.Port) : null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            // The validator of the settings tells what is wrong with it.
            return null;
        }
    }

    private static (string Host, int Port) Split(string host, int port)
    {
        var colon = host.LastIndexOf(':');
        return colon > 0 && host.IndexOf(':') == colon && int.TryParse(host[(colon + 1)..], out var own) ? (host[..colon], own) : (host.Trim('[', ']'), port);
    }
}
