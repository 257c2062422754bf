using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>The message inside the envelopes of other programs, the obvious way.</summary>
internal static class SlowWrapper
{
    private static readonly string[] OfMessages = ["organizationId", "weekly", "rows", "parameters"];

    public static Dictionary<string, object?> Open(Dictionary<string, object?> request)
    {
        for (var times = 0; times < 2 && Part(request, out var isBase64) is { } name; times++)
        {
            request = request[name] switch
            {
                Dictionary<string, object?> inner when !isBase64 => inner,
                string text => Object(isBase64 ? Json(Base64OrFault(WellFormed(text))) : JsonOfText(WellFormed(text))),
                _ => throw new SlowFault(FaultCodes.NotAnObject),
            };
        }

        return request;
    }

    private static string? Part(Dictionary<string, object?> request, out bool isBase64)
    {
        isBase64 = false;
        if (OfMessages.Any(name => request.GetValueOrDefault(name) is not null))
        {
            return null;
        }

        if (request.ContainsKey("specversion"))
        {
            isBase64 = !request.ContainsKey("data");
            return !isBase64 ? "data" : request.ContainsKey("data_base64") ? "data_base64" : null;
        }

        return request.ContainsKey("schema") && request.ContainsKey("payload") ? "payload" : null;
    }

    private static Dictionary<string, object?> Object(byte[] json) =>
        SlowJson.Parse(json) as Dictionary<string, object?> ?? throw new SlowFault(FaultCodes.NotAnObject);

    private static byte[] JsonOfText(byte[] text)
    {
        try
        {
            return Json(text);
        }
        catch (SlowFault unknown) when (unknown.Code == FaultCodes.UnknownEncoding && Base64Of(text) is { } bytes)
        {
            return Json(bytes);
        }
    }

    private static byte[] Json(byte[] value)
    {
        var bytes = value.AsSpan().TrimStart(" \t\r\n\v\f"u8);
        switch (bytes)
        {
            case []:
                throw new SlowFault(FaultCodes.Empty);
            case [(byte)'{' or (byte)'[', ..]:
                return bytes.ToArray();
            case [0x1F, 0x8B, ..]:
                using (var gzip = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress))
                using (var json = new MemoryStream())
                {
                    gzip.CopyTo(json);
                    return json.ToArray();
                }

            case [(byte)'H', (byte)'4', ..]:
                return Json(Base64Of(bytes) ?? throw new SlowFault(FaultCodes.MalformedGzip));
            default:
                return PerhapsJson(bytes);
        }
    }

    private static byte[] PerhapsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            SlowJson.Parse(bytes);
        }
        catch (SlowFault)
        {
            throw new SlowFault(FaultCodes.UnknownEncoding);
        }

        throw new SlowFault(FaultCodes.NotAnObject);
    }

    private static byte[] WellFormed(string text)
    {
        try
        {
            return new UTF8Encoding(false, true).GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new SlowFault(FaultCodes.MalformedJson);
        }
    }

    private static byte[] Base64OrFault(byte[] text) => Base64Of(text) ?? throw new SlowFault(FaultCodes.UnknownEncoding);

    private static byte[]? Base64Of(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        return Base64.DecodeFromUtf8(text, bytes, out _, out var length) == OperationStatus.Done ? bytes[..length] : null;
    }
}
