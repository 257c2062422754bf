using System.Data.Common;
using Npgsql;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>A database of its own on the server of the test run.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    /// <param name="server">Where.</param>
    /// <param name="order">How it orders texts; by their bytes without it.</param>
    public PostgresTestDatabase(PostgresServer server, string order = "")
    {
        ArgumentNullException.ThrowIfNull(server);
        Options = new StorageOptions { Provider = StorageProviders.Postgres, ConnectionString = server.CreateDatabase(order: order) };
    }

    public override StorageOptions Options { get; }

    /// <summary>Where it is, as PostgreSQL's own programs take it.</summary>
    public string Uri => new NpgsqlConnectionStringBuilder(Options.ConnectionString) switch
    {
        var settings => $"postgresql://{settings.Username}@{settings.Host}:{settings.Port}/{settings.Database}",
    };

    public override DbConnection Connect()
    {
        var connection = new NpgsqlConnection(Options.ConnectionString + ";Pooling=false");
        connection.Open();
        return connection;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
