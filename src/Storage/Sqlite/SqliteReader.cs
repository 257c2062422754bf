using Microsoft.Data.Sqlite;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage.Blocks;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>A connection that reads blocks. One thread at a time.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _block = new(
        connection, "SELECT id, version, block FROM state_blocks WHERE grain_key = ?1 AND grain_type = ?2 AND state_name = ?3");

    private readonly SqliteStatement _groupLists = new(
        connection,
        $"SELECT grain_key FROM state_blocks INDEXED BY group_lists WHERE state_name = '{GroupListState.StateName}' AND grain_key > ?1 ORDER BY grain_key LIMIT ?2");

    private readonly SqliteStatement _groupList = new(
        connection, $"SELECT block FROM state_blocks INDEXED BY group_lists WHERE state_name = '{GroupListState.StateName}' AND grain_key = ?1");

    public StoredRow? Read(BlockKey key)
    {
        _block.Bind(1, key.GrainKey);
        _block.Bind(2, key.GrainType);
        _block.Bind(3, key.StateName);
        var row = _block.Next() ? new StoredRow(new BlockVersion(_block.Number(0), _block.Number(1)), _block.Bytes(2)) : null;
        _block.Reset();
        return row;
    }

    public IReadOnlyList<string> GroupLists(string after, int most)
    {
        _groupLists.Bind(1, after);
        _groupLists.Bind(2, most);
        var keys = new List<string>();
        while (_groupLists.Next())
        {
            keys.Add(_groupLists.Text(0));
        }

        _groupLists.Reset();
        return keys;
    }

    public byte[]? GroupList(string storedKey)
    {
        _groupList.Bind(1, storedKey);
        var block = _groupList.Next() ? _groupList.Bytes(0) : null;
        _groupList.Reset();
        return block;
    }

    public void Dispose()
    {
        _groupList.Dispose();
        _groupLists.Dispose();
        _block.Dispose();
        connection.Dispose();
    }
}
