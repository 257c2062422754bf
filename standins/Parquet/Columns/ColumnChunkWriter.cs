using System.Buffers;
using System.Buffers.Binary;
using Parquet.Format;

namespace Parquet.Columns;

/// <summary>Writes one column of one row group: where it pays a dictionary page, then one data page (version 1).</summary>
internal sealed class ColumnChunkWriter(FileSink sink, ParquetOptions options)
{
    private readonly ArrayBufferWriter<byte> _page = new();
    private readonly ArrayBufferWriter<byte> _header = new();
    private long _plainSize;
    private long _packedSize;

    public async Task<ColumnChunk> WriteAsync<T>(Column<T> column, CancellationToken cancellationToken)
        where T : struct
    {
        ColumnEncoder<T> encoder = ColumnEncoder.For<T>();
        TextDictionary? dictionary = TryDictionary(column);
        long? dictionaryOffset = null;
        if (dictionary is not null)
        {
            dictionaryOffset = sink.Position;
            TextEncoder.Instance.WritePlain(_page, dictionary.Entries);
            await WritePageAsync((plain, packed) =>
                PageHeaders.WriteDictionary(_header, dictionary.Entries.Length, plain, packed), cancellationToken);
        }

        long dataOffset = sink.Position;
        WriteLevels(column.Levels);
        if (dictionary is null)
        {
            encoder.WritePlain(_page, column.Present.Span);
        }
        else
        {
            WriteIndexes(dictionary);
        }

        PageEncoding encoding = dictionary is null ? PageEncoding.Plain : PageEncoding.RleDictionary;
        await WritePageAsync((plain, packed) =>
            PageHeaders.WriteData(_header, column.Rows, encoding, plain, packed), cancellationToken);

        (byte[]? min, byte[]? max) = dictionary is null
            ? encoder.Bounds(column.Present.Span)
            : TextEncoder.Instance.Bounds(dictionary.Entries);
        return new ColumnChunk(
            ColumnShape.Of(column.Field), options.CompressionMethod, column.Rows, _plainSize, _packedSize, dictionaryOffset, dataOffset,
            new ColumnStatistics(column.Rows - column.Present.Length, min, max));
    }

    private TextDictionary? TryDictionary<T>(Column<T> column)
        where T : struct
    {
        EncodingHint hint = options.ColumnEncodingHints.TryGetValue(column.Field.Path.ToString(), out EncodingHint given) ? given : default;
        if (hint is not (EncodingHint.Default or EncodingHint.Dictionary))
        {
            throw Unsupported.Because($"the encoding {hint}, hinted for column '{column.Field.Name}'", "Default and Dictionary");
        }

        return hint == EncodingHint.Dictionary && column is Column<ReadOnlyMemory<char>> text
            ? TextDictionary.TryBuild(text.Present.Span, options.DictionaryEncodingThreshold)
            : null;
    }

    // A data page begins with its levels: four bytes of length, then the hybrid encoding. A required column has none.
    private void WriteLevels(int[]? levels)
    {
        if (levels is null)
        {
            return;
        }

        var encoded = new ArrayBufferWriter<byte>();
        HybridEncoder.Write(encoded, levels, bitWidth: 1);
        BinaryPrimitives.WriteInt32LittleEndian(_page.GetSpan(sizeof(int)), encoded.WrittenCount);
        _page.Advance(sizeof(int));
        _page.Write(encoded.WrittenSpan);
    }

    private void WriteIndexes(TextDictionary dictionary)
    {
        int bitWidth = HybridEncoder.BitWidth(dictionary.Entries.Length - 1);
        _page.GetSpan(1)[0] = (byte)bitWidth;
        _page.Advance(1);
        HybridEncoder.Write(_page, dictionary.Indexes, bitWidth);
    }

    private async Task WritePageAsync(Action<int, int> writeHeader, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> packed = PageCompressor.Pack(_page.WrittenMemory, options.CompressionMethod, options.CompressionLevel);
        writeHeader(_page.WrittenCount, packed.Length);
        await sink.WriteAsync(_header.WrittenMemory, cancellationToken);
        await sink.WriteAsync(packed, cancellationToken);
        _plainSize += _header.WrittenCount + _page.WrittenCount;
        _packedSize += _header.WrittenCount + packed.Length;
        _header.ResetWrittenCount();
        _page.ResetWrittenCount();
    }
}
