using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>
/// A statement that is prepared once and run many times, on the connection's own handle: binding by number costs a fraction of what
/// named parameter objects do. Parameters count from 1, columns from 0. A failure is a <see cref="SqliteException"/>.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string text)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    public void Bind(int parameter, double? value) => Check(value is { } number
        ? raw.sqlite3_bind_double(_statement, parameter, number)
        : raw.sqlite3_bind_null(_statement, parameter));

    /// <summary>The bytes are copied.</summary>
    public void Bind(int parameter, ReadOnlySpan<byte> bytes) => Check(bytes.IsEmpty
        ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0)
        : raw.sqlite3_bind_blob(_statement, parameter, bytes));

    public void Bind(int parameter, string text)
    {
        if (text.Length == 0)
        {
            // No bytes at all would be bound as null.
            Check(raw.sqlite3_bind_text(_statement, parameter, text));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        var buffer = rented ?? stackalloc byte[StackBytes];
        var length = Encoding.UTF8.GetBytes(text, buffer);
        Check(raw.sqlite3_bind_text(_statement, parameter, buffer[..length]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        _ = Next();
        Reset();
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Goes to the next row; false when there is none. To be followed by <see cref="Reset"/> at the end.</summary>
    public bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        return false;
    }

    public void Reset() => Check(raw.sqlite3_reset(_statement));

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
