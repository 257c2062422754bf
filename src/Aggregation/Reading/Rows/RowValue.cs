namespace ScenarioOrleans.Aggregation;

/// <summary>Where a field's value is, in the bytes at hand. Only good until these move.</summary>
internal unsafe struct RowValue
{
    /// <summary>Texts are rarely longer.</summary>
    public const int UsualLength = 256;

    /// <summary>The first byte: of a text the one behind the quote.</summary>
    public byte* Start;

    /// <summary>Bytes as written, escapes unresolved; quotes not counted.</summary>
    public int Length;
    public JsonKind Kind;

    /// <summary>A text with a backslash.</summary>
    public bool Escaped;

    public readonly ReadOnlySpan<byte> Bytes => new(Start, Length);

    /// <summary>A text without its escapes. False when one of them is half a surrogate pair.</summary>
    /// <param name="room">Used when there are escapes and it is long enough.</param>
    /// <param name="plain">The text.</param>
    public readonly bool TryPlain(Span<byte> room, out ReadOnlySpan<byte> plain)
    {
        plain = Bytes;
        if (!Escaped)
        {
            return true;
        }

        room = room.Length >= Length ? room : new byte[Length];
        var decodes = JsonString.TryDecode(Bytes, room, out var length);
        plain = room[..length];
        return decodes;
    }
}
