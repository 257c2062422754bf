using System.Globalization;
using Microsoft.Data.Sqlite;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>The connection that writes. After an exception it is to be disposed, which rolls back what was begun.</summary>
internal sealed class SqliteWriter(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = new(connection, "COMMIT");
    private readonly SqliteStatement _insert = new(
        connection,
        """
        INSERT INTO state_blocks (grain_type, state_name, grain_key, version, updated, block) VALUES (?1, ?2, ?3, 1, ?4, ?5)
        ON CONFLICT DO NOTHING RETURNING id
        """);

    private readonly SqliteStatement _update = new(
        connection, "UPDATE state_blocks SET version = version + 1, updated = ?1, block = ?2 WHERE id = ?3 AND version = ?4");

    private readonly SqliteStatement _delete = new(connection, "DELETE FROM state_blocks WHERE id = ?1 AND version = ?2");
    private readonly SqliteFigures _figures = new(connection);

    public void Write(IReadOnlyList<PendingWrite> writes, DateTimeOffset now)
    {
        var updated = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _begin.Run();
        foreach (var write in writes)
        {
            Write(write, updated);
        }

        _commit.Run();
    }

    public void Dispose()
    {
        foreach (var statement in new IDisposable[] { _begin, _commit, _insert, _update, _delete, _figures, connection })
        {
            statement.Dispose();
        }
    }

    private void Write(PendingWrite write, string updated)
    {
        var version = write.Expected switch
        {
            null => Insert(write, updated),
            { } expected when write.Block is null => Delete(expected),
            { } expected => Update(write.Block, expected, updated),
        };
        if (version is not { } now)
        {
            return;
        }

        if (write.Block is null)
        {
            _figures.Clear(now.Row);
        }
        else if (write.Figures is { } figures)
        {
            _figures.Write(now.Row, figures, isNew: write.Expected is null);
        }

        write.OnApplied(write.Block is null ? null : now);
    }

    private BlockVersion? Insert(PendingWrite write, string updated)
    {
        _insert.Bind(1, write.Key.GrainType);
        _insert.Bind(2, write.Key.StateName);
        _insert.Bind(3, write.Key.GrainKey);
        _insert.Bind(4, updated);
        _insert.Bind(5, write.Block);
        BlockVersion? version = _insert.Next() ? BlockVersion.First(_insert.Number(0)) : null;
        _insert.Reset();
        return version;
    }

    private BlockVersion? Update(byte[] block, BlockVersion expected, string updated)
    {
        _update.Bind(1, updated);
        _update.Bind(2, block);
        _update.Bind(3, expected.Row);
        _update.Bind(4, expected.Number);
        return _update.Run() == 0 ? null : expected.Next;
    }

    private BlockVersion? Delete(BlockVersion expected)
    {
        _delete.Bind(1, expected.Row);
        _delete.Bind(2, expected.Number);
        return _delete.Run() == 0 ? null : expected;
    }
}
