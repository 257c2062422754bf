using System.Data.Common;
using System.Globalization;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>An empty database of its own, looked at from outside of the product.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>The settings that lead to it.</summary>
    public abstract StorageOptions Options { get; }

    public abstract DbConnection Connect();

    public abstract ValueTask DisposeAsync();

    public void Execute(string statement)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>All rows of a query, a row's columns as invariant text joined by a bar, null as nothing.</summary>
    public string[] Query(string query)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        }

        return [.. rows];
    }

    private static string? Text(object value) => value switch
    {
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
