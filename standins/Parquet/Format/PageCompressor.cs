using System.IO.Compression;

namespace Parquet.Format;

/// <summary>Compresses whole pages. The same bytes give the same bytes: nothing of time or machine is put in.</summary>
internal static class PageCompressor
{
    /// <exception cref="NotSupportedException">Neither none nor gzip.</exception>
    public static void Check(CompressionMethod method)
    {
        if (method is not (CompressionMethod.None or CompressionMethod.Gzip))
        {
            throw Unsupported.Because($"the compression {method}", "None and Gzip");
        }
    }

    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> page, CompressionMethod method, CompressionLevel level)
    {
        Check(method);
        if (method == CompressionMethod.None)
        {
            return page;
        }

        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            gzip.Write(page.Span);
        }

        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }
}
