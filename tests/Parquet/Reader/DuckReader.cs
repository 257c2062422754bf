using System.Data.Common;
using DuckDB.NET.Data;

namespace ScenarioOrleans.Parquet.Tests.Reader;

/// <summary>Reads files with DuckDB, which shares no code with their writer.</summary>
internal static class DuckReader
{
    public static async Task<IReadOnlyList<ParquetContent>> ReadAsync(IEnumerable<string> files)
    {
        await using var database = new DuckDBConnection("DataSource=:memory:");
        await database.OpenAsync();
        var contents = new List<ParquetContent>();
        foreach (var file in files)
        {
            contents.Add(new ParquetContent(await SchemaAsync(database, file), await GroupsAsync(database, file), await RowsAsync(database, file)));
        }

        return contents;
    }

    public static async Task<ParquetContent> ReadAsync(string file) => (await ReadAsync([file]))[0];

    private static Task<List<ParquetContent.Leaf>> SchemaAsync(DuckDBConnection database, string file) => QueryAsync(
        database,
        "SELECT name, type, logical_type, repetition_type FROM parquet_schema($file) WHERE num_children IS NULL OR num_children = 0",
        file,
        row => new ParquetContent.Leaf(row.GetString(0), row.GetString(1), Text(row, 2), row.GetString(3)));

    private static async Task<List<ParquetContent.Group>> GroupsAsync(DuckDBConnection database, string file)
    {
        var chunks = await QueryAsync(
            database,
            """
            SELECT row_group_id, row_group_num_rows, path_in_schema, encodings, stats_null_count, stats_min_value, stats_max_value
            FROM parquet_metadata($file) ORDER BY row_group_id, column_id
            """,
            file,
            row => (Group: row.GetInt64(0), Rows: row.GetInt64(1), Chunk: new ParquetContent.Chunk(
                row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetInt64(4), Text(row, 5), Text(row, 6))));
        return [.. chunks.GroupBy(chunk => chunk.Group).Select(group => new ParquetContent.Group(group.First().Rows, [.. group.Select(chunk => chunk.Chunk)]))];
    }

    private static Task<List<AnswerRow>> RowsAsync(DuckDBConnection database, string file) => QueryAsync(
        database,
        "SELECT * EXCLUDE file_row_number FROM read_parquet($file, file_row_number = true) ORDER BY file_row_number",
        file,
        row => new AnswerRow(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateOnly>(4),
            row.GetDouble(5), row.GetDouble(6), row.GetDouble(7), Number(row, 8), row.GetDouble(9), Number(row, 10), Number(row, 11), row.GetDouble(12)));

    private static async Task<List<T>> QueryAsync<T>(DuckDBConnection database, string sql, string file, Func<DbDataReader, T> read)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter("file", file));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
