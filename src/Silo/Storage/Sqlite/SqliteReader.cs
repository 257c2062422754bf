using Microsoft.Data.Sqlite;
using ScenarioOrleans.Silo.Storage.Blocks;

namespace ScenarioOrleans.Silo.Storage.Sqlite;

/// <summary>A connection that reads blocks. One thread at a time.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _block = new(
        connection, "SELECT id, version, block FROM state_blocks WHERE grain_key = $1 AND grain_type = $2 AND state_name = $3", 3);

    public StoredRow? Read(BlockKey key)
    {
        _block[1] = key.GrainKey;
        _block[2] = key.GrainType;
        _block[3] = key.StateName;
        using var rows = _block.Read();
        return rows.Read()
            ? new StoredRow(new BlockVersion(rows.GetInt64(0), rows.GetInt64(1)), rows.GetFieldValue<byte[]>(2))
            : null;
    }

    public void Dispose()
    {
        _block.Dispose();
        connection.Dispose();
    }
}
