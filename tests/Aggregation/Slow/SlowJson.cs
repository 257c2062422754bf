using System.Globalization;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>
/// JSON as a tree, by plain recursive descent over characters: null, bool, string, <see cref="SlowNumber"/>, <see cref="Infinity"/>,
/// a list, or fields in the order in which their last values came. NaN is null.
/// </summary>
internal sealed class SlowJson(string text)
{
    public static readonly object Infinity = new();

    private const int MaxDepth = 64;

    private int _at;

    public static object? Parse(ReadOnlySpan<byte> utf8)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(utf8);
        }
        catch (ArgumentException)
        {
            throw Malformed();
        }

        var reader = new SlowJson(text);
        var value = reader.Value(0);
        reader.Space();
        return reader._at == text.Length ? value : throw Malformed();
    }

    private static SlowFault Malformed() => new(FaultCodes.MalformedJson);

    private char Peek() => _at < text.Length ? text[_at] : throw Malformed();

    private void Space()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }

    private bool Take(string expected)
    {
        if (string.CompareOrdinal(text, _at, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }

    private object? Value(int depth)
    {
        Space();
        switch (Peek())
        {
            case '{':
                return Object(depth + 1);
            case '[':
                return Array(depth + 1);
            case '"':
                return Text();
            default:
                return Take("null") || Take("NaN") ? null
                    : Take("true") ? true
                    : Take("false") ? false
                    : Take("Infinity") || Take("-Infinity") ? Infinity
                    : Number();
        }
    }

    private Dictionary<string, object?> Object(int depth)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        Open(depth);
        if (Take("}"))
        {
            return fields;
        }

        do
        {
            Space();
            var name = Text();
            Space();
            Expect(Take(":"));
            var value = Value(depth);
            if (fields.ContainsKey(name))
            {
                fields = fields.Where(field => field.Key != name).ToDictionary(StringComparer.Ordinal);
            }

            fields.Add(name, value);
            Space();
        }
        while (Take(","));
        Expect(Take("}"));
        return fields;
    }

    private List<object?> Array(int depth)
    {
        var items = new List<object?>();
        Open(depth);
        if (Take("]"))
        {
            return items;
        }

        do
        {
            items.Add(Value(depth));
            Space();
        }
        while (Take(","));
        Expect(Take("]"));
        return items;
    }

    private void Open(int depth)
    {
        Expect(depth <= MaxDepth);
        _at++;
        Space();
    }

    private string Text()
    {
        Expect(Peek() == '"');
        _at++;
        var result = new StringBuilder();
        while (Peek() != '"')
        {
            var c = text[_at++];
            Expect(c >= ' ');
            result.Append(c == '\\' ? Escape() : c);
        }

        _at++;
        return result.ToString();
    }

    private char Escape()
    {
        var letter = Peek();
        _at++;
        if (letter != 'u')
        {
            var which = "\"\\/bfnrt".IndexOf(letter, StringComparison.Ordinal);
            return which >= 0 ? "\"\\/\b\f\n\r\t"[which] : throw Malformed();
        }

        Expect(_at + 4 <= text.Length && text.Substring(_at, 4).All(char.IsAsciiHexDigit));
        var unit = ushort.Parse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at += 4;
        return (char)unit;
    }

    private SlowNumber Number()
    {
        var start = _at;
        Take("-");
        if (!Take("0"))
        {
            Digits();
        }

        if (Take("."))
        {
            Digits();
        }

        if (Take("e") || Take("E"))
        {
            _ = Take("+") || Take("-");
            Digits();
        }

        return new SlowNumber(text[start.._at]);
    }

    private void Digits()
    {
        Expect(char.IsAsciiDigit(Peek()));
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private static void Expect(bool right)
    {
        if (!right)
        {
            throw Malformed();
        }
    }
}
