using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>From a record's value to its JSON bytes.</summary>
internal static class PayloadReader
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>Compressed values from this size on are inflated ahead of their parsing; smaller ones are done before help comes.</summary>
    private const int AheadBytes = 128 * 1024;

    /// <exception cref="FaultException">The value is empty, or its encoding is not known.</exception>
    public static ByteSource Open(ValueForm form, ReadOnlyMemory<byte> content, FoldLimits limits) => form switch
    {
        ValueForm.Json or ValueForm.PerhapsJson => new LimitedSource(new PlainSource(content), limits.MaxInflatedBytes),
        ValueForm.Gzip => Inflated(new PlainSource(content), content.Length, limits),
        ValueForm.Base64Gzip => Inflated(new Base64Source(content), content.Length, limits),
        ValueForm.QuotedBase64Gzip => Inflated(new Base64Source(Unquoted(content)), content.Length, limits),
        ValueForm.Empty => throw new FaultException(FaultCodes.Empty, "The value is empty or only white space; send a message."),
        _ => throw UnknownEncoding(content.Span),
    };

    private static ByteSource Inflated(ByteSource compressed, int length, FoldLimits limits)
    {
        var json = new LimitedSource(new GzipSource(compressed), limits.MaxInflatedBytes);
        return length < AheadBytes || limits.MaxCores < 2 ? json : new AheadSource(json, () => FoldCores.IsOneFree);
    }

    public static FaultException UnknownEncoding(ReadOnlySpan<byte> value) => new(
        FaultCodes.UnknownEncoding,
        "The value is neither JSON (which starts with {), nor gzip (1f 8b), nor base64 of gzip (H4s…); send one of these." + EncodingHint.OfValue(value));

    /// <summary>All of a value's JSON, not parsed.</summary>
    public static byte[] ReadAll(ReadOnlyMemory<byte> value, FoldLimits limits)
    {
        var form = ValueForms.Recognise(value, out var content);
        using var source = Open(form, content, limits);
        return ReadAll(source);
    }

    /// <summary>All of a source's bytes.</summary>
    public static byte[] ReadAll(ByteSource source)
    {
        var json = new ArrayBufferWriter<byte>(PieceBytes);
        int count;
        while ((count = source.Read(json.GetSpan(PieceBytes))) > 0)
        {
            json.Advance(count);
        }

        return json.WrittenSpan.ToArray();
    }

    private static byte[] Unquoted(ReadOnlyMemory<byte> text) => JsonTextBytes.Read(text.Span) ?? throw new FaultException(
        FaultCodes.MalformedGzip, "The base64 of the gzip stands in quotes, but they are no JSON text; send a complete one, or leave the quotes out.");

    /// <summary>Finds out whether the rest can be read.</summary>
    public static void ReadToEnd(ByteSource source)
    {
        var room = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            while (source.Read(room) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }
}
