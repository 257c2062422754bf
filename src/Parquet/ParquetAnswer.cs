using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace ScenarioOrleans.Parquet;

/// <summary>
/// Writes an answer's rows as a Parquet file: gzip pages, dictionaries for text. The same rows give the same bytes under the same
/// version of Parquet.Net; no time, machine or name goes in. No rows: a file with the columns and no row group.
/// </summary>
internal static class ParquetAnswer
{
    /// <summary>Rows of one row group, by default: what a writer holds in memory, some 15 MB.</summary>
    public const int DefaultRowsPerGroup = 1 << 17;

    /// <summary>Leaves the stream open. What is in it after an error is not a Parquet file.</summary>
    public static async Task WriteAsync(
        Stream output, IEnumerable<AnswerRow> rows, CancellationToken cancellationToken, int rowsPerGroup = DefaultRowsPerGroup)
    {
        cancellationToken.ThrowIfCancellationRequested();
        AnswerColumn[] columns = AnswerColumns.Create();
        var schema = new ParquetSchema(columns.Select(c => c.Field));
        await using ParquetWriter writer =
            await ParquetWriter.CreateAsync(schema, output, Options(columns), cancellationToken: cancellationToken);
        int buffered = 0;
        foreach (AnswerRow row in rows)
        {
            Array.ForEach(columns, c => c.Add(row));
            if (++buffered == rowsPerGroup)
            {
                await WriteGroupAsync(writer, columns, cancellationToken);
                buffered = 0;
            }
        }

        if (buffered > 0)
        {
            await WriteGroupAsync(writer, columns, cancellationToken);
        }
    }

    private static async Task WriteGroupAsync(ParquetWriter writer, AnswerColumn[] columns, CancellationToken cancellationToken)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        foreach (AnswerColumn column in columns)
        {
            // Asked here, too, because the package's writer does not ask.
            cancellationToken.ThrowIfCancellationRequested();
            await column.WriteAsync(group, cancellationToken);
        }

        group.CompleteValidate();
    }

    private static ParquetOptions Options(AnswerColumn[] columns)
    {
        var options = new ParquetOptions
        {
            CompressionMethod = CompressionMethod.Gzip,
            CompressionLevel = CompressionLevel.Optimal,
        };
        foreach (AnswerColumn column in columns.Where(c => c.Field.ClrType == typeof(ReadOnlyMemory<char>)))
        {
            options.ColumnEncodingHints[column.Field.Path.ToString()] = EncodingHint.Dictionary;
        }

        return options;
    }
}
