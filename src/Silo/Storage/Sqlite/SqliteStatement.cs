using Microsoft.Data.Sqlite;

namespace ScenarioOrleans.Silo.Storage.Sqlite;

/// <summary>A statement that is prepared once and run many times, its parameters given in order as <c>$1</c>, <c>$2</c> and so on.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string text, int parameters = 0)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
        for (var i = 1; i <= parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        _command.Prepare();
    }

    public object? this[int parameter]
    {
        set => _command.Parameters[parameter - 1].Value = value ?? DBNull.Value;
    }

    /// <summary>How many rows it changed.</summary>
    public int Run() => _command.ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Scalar() => _command.ExecuteScalar();

    public SqliteDataReader Read() => _command.ExecuteReader();

    public void Dispose() => _command.Dispose();
}
