using System.IO.Compression;

namespace Parquet;

/// <summary>How a file is written.</summary>
public class ParquetOptions
{
    /// <summary>Default: Snappy, as in Parquet.Net; the stand-in refuses it, so a caller names None or Gzip.</summary>
    public CompressionMethod CompressionMethod { get; set; } = CompressionMethod.Snappy;

    /// <summary>Default: smallest size.</summary>
    public CompressionLevel CompressionLevel { get; set; } = CompressionLevel.SmallestSize;

    /// <summary>By the column's path; a column without a hint is written plain.</summary>
    public IDictionary<string, EncodingHint> ColumnEncodingHints { get; } = new Dictionary<string, EncodingHint>();

    /// <summary>
    /// A dictionary is written when distinct values are at most this share of all values, from 0 to 1; above it the column is
    /// written plain in spite of a hint. Default: 0.8.
    /// </summary>
    public double DictionaryEncodingThreshold { get; set; } = 0.8;
}
