using System.Buffers;
using System.Buffers.Binary;
using Parquet.Format;
using Parquet.Schema;

namespace Parquet;

/// <summary>
/// Writes one Parquet file: any number of row groups, then on disposal the footer. The footer is left out when a row group is
/// incomplete, so that what an error leaves behind is never taken for a whole file. Does not own the stream. Not thread-safe.
/// </summary>
public sealed class ParquetWriter : IAsyncDisposable
{
    private static readonly byte[] Magic = "PAR1"u8.ToArray();
    private readonly ParquetSchema _schema;
    private readonly FileSink _sink;
    private readonly ParquetOptions _options;
    private readonly List<ParquetRowGroupWriter> _groups = [];
    private bool _disposed;

    private ParquetWriter(ParquetSchema schema, FileSink sink, ParquetOptions options)
    {
        _schema = schema;
        _sink = sink;
        _options = options;
    }

    /// <summary>Of the file as a whole; empty at first.</summary>
    public IReadOnlyDictionary<string, string> CustomMetadata { get; set; } = new Dictionary<string, string>();

    /// <exception cref="ArgumentException">The stream cannot be written to.</exception>
    /// <exception cref="NotSupportedException">Appending, or a compression that the stand-in does not have.</exception>
    public static async Task<ParquetWriter> CreateAsync(
        ParquetSchema schema,
        Stream output,
        ParquetOptions? options = null,
        bool append = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(output);
        if (!output.CanWrite)
        {
            throw new ArgumentException("stream is not writeable", nameof(output));
        }

        if (append)
        {
            throw Unsupported.Because("appending to a file", "writing a new one");
        }

        options ??= new ParquetOptions();
        PageCompressor.Check(options.CompressionMethod);
        var sink = new FileSink(output);
        await sink.WriteAsync(Magic, cancellationToken);
        return new ParquetWriter(schema, sink, options);
    }

    public ParquetRowGroupWriter CreateRowGroup()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var group = new ParquetRowGroupWriter(_sink, _schema, _options);
        _groups.Add(group);
        return group;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_groups.TrueForAll(g => g.IsComplete))
        {
            return;
        }

        var footer = new Footer(
            [.. _schema.DataFields.Select(ColumnShape.Of)], [.. _groups.Select(g => g.ToRowGroup())], CustomMetadata);
        var bytes = new ArrayBufferWriter<byte>();
        footer.Write(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), bytes.WrittenCount);
        bytes.Advance(sizeof(int));
        bytes.Write(Magic);
        await _sink.WriteAsync(bytes.WrittenMemory);
        await _sink.FlushAsync();
    }
}
