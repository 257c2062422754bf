using Microsoft.Data.Sqlite;
using ScenarioOrleans.Storage.Blocks;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>A connection that reads blocks. One thread at a time.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _block = new(
        connection, "SELECT id, version, block FROM state_blocks WHERE grain_key = ?1 AND grain_type = ?2 AND state_name = ?3");

    public StoredRow? Read(BlockKey key)
    {
        _block.Bind(1, key.GrainKey);
        _block.Bind(2, key.GrainType);
        _block.Bind(3, key.StateName);
        var row = _block.Next() ? new StoredRow(new BlockVersion(_block.Number(0), _block.Number(1)), _block.Bytes(2)) : null;
        _block.Reset();
        return row;
    }

    public void Dispose()
    {
        _block.Dispose();
        connection.Dispose();
    }
}
