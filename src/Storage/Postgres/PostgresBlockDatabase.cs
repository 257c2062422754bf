using Npgsql;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage.Postgres;

/// <summary>
/// A PostgreSQL server, reached through a connection that writes and a pool of those that read, so that a commit never waits for reads.
/// After a broken connection the pools start anew by themselves.
/// </summary>
internal sealed class PostgresBlockDatabase(StorageOptions options, TimeProvider time) : IBlockDatabase
{
    private readonly NpgsqlDataSource _writer = PostgresPools.Writer(options);
    private readonly NpgsqlDataSource _readers = PostgresPools.Readers(options);
    private readonly PostgresPulse _pulse = new(options, time);

    public string Provider => StorageProviders.Postgres;

    public bool IsServer => true;

    public void Open()
    {
        using var connection = _writer.OpenConnection();
        using (var encoding = new NpgsqlCommand("SHOW server_encoding", connection))
        {
            if (encoding.ExecuteScalar() is not "UTF8" and var found)
            {
                throw new StorageException(
                    $"The database {Name} has the encoding {found}, which cannot hold every name. Create it with ENCODING 'UTF8'.")
                {
                    Provider = Provider,
                };
            }
        }

        PostgresSchema.Steps.Apply(connection, Provider, Name);
    }

    public async ValueTask<StoredRow?> ReadAsync(BlockKey key, CancellationToken cancel)
    {
        await using var command = _readers.CreateCommand(PostgresStatements.Read);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.GrainKey });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.GrainType });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.StateName });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        return await rows.ReadAsync(cancel)
            ? new StoredRow(new BlockVersion(rows.GetInt64(0), rows.GetInt64(1)), rows.GetFieldValue<byte[]>(2))
            : null;
    }

    public async ValueTask<IReadOnlyList<string>> GroupListsAsync(string after, int most, CancellationToken cancel)
    {
        await using var command = _readers.CreateCommand(PostgresStatements.GroupLists);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var keys = new List<string>();
        while (await rows.ReadAsync(cancel))
        {
            keys.Add(rows.GetString(0));
        }

        return keys;
    }

    public async ValueTask<byte[]?> GroupListAsync(string storedKey, CancellationToken cancel)
    {
        await using var command = _readers.CreateCommand(PostgresStatements.GroupList);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = storedKey });
        return (byte[]?)await command.ExecuteScalarAsync(cancel);
    }

    public void Commit(IReadOnlyList<PendingWrite> writes)
    {
        using var connection = _writer.OpenConnection();
        using var command = new NpgsqlCommand(PostgresStatements.Commit, connection);
        PostgresBatch.Fill(command, writes, time.GetUtcNow());
        command.Prepare();
        var applied = new List<(int Number, long Row)>(writes.Count);
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                applied.Add((rows.GetInt32(0), rows.GetInt64(1)));
            }
        }

        foreach (var (number, row) in applied)
        {
            var write = writes[number];
            write.OnApplied(write.Block is null ? null : write.Expected?.Next ?? BlockVersion.First(row));
        }
    }

    public async ValueTask<StorageException> ExplainAsync(Exception failure)
    {
        var answers = !PostgresFailures.MayBeSilence(failure) || await _pulse.AnswersAsync();
        var explained = PostgresFailures.Explain(failure, Name, answers);
        if (PostgresFailures.IsLostConnection(failure))
        {
            // The other connections are broken too, and each would fail an operation of its own.
            _writer.Clear();
            _readers.Clear();
        }

        return explained;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _readers.DisposeAsync();
        _pulse.Dispose();
    }

    /// <summary>Which database, without its password.</summary>
    private string Name => PostgresName.Of(_writer.ConnectionString);
}
