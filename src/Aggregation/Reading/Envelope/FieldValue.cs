using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>A field's value, kept while the bytes it came from move on.</summary>
internal sealed class FieldValue
{
    /// <summary>No more of a value is shown to people.</summary>
    public const int MaxShownBytes = 64;

    private byte[] _bytes = [];
    private int _length;
    private bool _escaped;

    public JsonKind Kind { get; private set; }

    /// <summary>Where in the message the value stands, in bytes; only of values that were passed over.</summary>
    public long Place { get; private set; }

    /// <summary>How many bytes it has there.</summary>
    public long WholeLength { get; private set; }

    /// <summary>A text that is JSON itself, by its first character.</summary>
    public bool HoldsJson => Kind == JsonKind.Text && Written.TrimStart((byte)' ') is [(byte)'[' or (byte)'{', ..];

    /// <summary>Absent, or null.</summary>
    public bool IsMissing => Kind is JsonKind.Absent or JsonKind.Null;

    /// <summary>A number's digits, or a text between its quotes, as written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>A value whose bytes do not matter.</summary>
    public void Set(JsonKind kind) => (Kind, _length, _escaped) = (kind, 0, false);

    /// <summary>A value that was passed over.</summary>
    public void SetPlace(JsonKind kind, long start, long length)
    {
        Set(kind);
        (Place, WholeLength) = (start, length);
    }

    /// <summary>An object or array, kept as written.</summary>
    public void Set(JsonKind kind, ReadOnlySpan<byte> written)
    {
        Set(kind);
        Keep(written);
    }

    /// <summary>A text of which only the first bytes matter.</summary>
    public void SetStart(ReadOnlySpan<byte> start)
    {
        Set(JsonKind.Text);
        Keep(start);
    }

    /// <summary>Leaves only the first bytes.</summary>
    public void Cut(int length) => _length = length;

    public void Set(in RowValue value)
    {
        (Kind, _escaped) = (value.Kind, value.Escaped);
        Keep(value.Bytes);
    }

    /// <summary>The text without escapes; null when the value is no text or holds half a surrogate pair.</summary>
    public string? Text()
    {
        if (Kind != JsonKind.Text)
        {
            return null;
        }

        if (!_escaped)
        {
            return Encoding.UTF8.GetString(Written);
        }

        var plain = new byte[_length];
        return JsonString.TryDecode(Written, plain, out var length) ? Encoding.UTF8.GetString(plain, 0, length) : null;
    }

    /// <summary>What the value is, to follow a field's name in a message for people.</summary>
    public string Shown() => Kind switch
    {
        JsonKind.Absent => "is missing",
        JsonKind.Null => "is null",
        JsonKind.Text => $"is \"{Start()}\"",
        JsonKind.Object => "is an object",
        JsonKind.Array => "is an array",
        _ => $"is {Start()}",
    };

    private void Keep(ReadOnlySpan<byte> written)
    {
        _bytes = _bytes.Length < written.Length ? new byte[written.Length] : _bytes;
        written.CopyTo(_bytes);
        _length = written.Length;
    }

    private string Start() => _length <= MaxShownBytes
        ? Encoding.UTF8.GetString(Written)
        : string.Concat(Encoding.UTF8.GetString(Written[..MaxShownBytes]).TrimEnd('\uFFFD'), "…");
}
