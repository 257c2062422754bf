using System.Buffers.Text;
using System.IO.Compression;

namespace ScenarioOrleans.Cli.Generate;

/// <summary>The forms in which a generated request is written.</summary>
internal enum RequestEncoding
{
    Json,
    Gzip,
    Base64,
}

internal static class RequestEncodings
{
    /// <summary>The form a producer's file usually has, by its name.</summary>
    public static string Extension(this RequestEncoding encoding) => encoding switch
    {
        RequestEncoding.Json => ".json",
        RequestEncoding.Gzip => ".json.gz",
        _ => ".b64",
    };

    public static void Write(ScenarioGenerator generator, RequestEncoding encoding, CompressionLevel level, Stream output)
    {
        if (encoding == RequestEncoding.Json)
        {
            RequestWriter.Write(generator, output);
            return;
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level, leaveOpen: true))
        {
            RequestWriter.Write(generator, gzip);
        }

        var bytes = compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
        if (encoding == RequestEncoding.Gzip)
        {
            output.Write(bytes);
            return;
        }

        var text = new byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, text, out _, out var length);
        output.Write(text, 0, length);
    }
}
