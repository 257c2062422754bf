namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Passes over one JSON value of any size, checking it. Keeps its place, so that the bytes may come in pieces and those already
/// passed over may be forgotten.
/// </summary>
/// <param name="depth">How many objects and arrays the value is inside of.</param>
/// <param name="maxDepth">The deepest nesting allowed, at most 64 more than <paramref name="depth"/>.</param>
internal unsafe struct ValueSkipper(int depth, int maxDepth)
{
    private readonly int _outerDepth = depth;
    private int _depth = depth;

    /// <summary>One bit for each open object (1) or array (0), the innermost lowest.</summary>
    private ulong _objects;
    private Expected _next = Expected.Value;

    private enum Expected : byte
    {
        Value,
        ValueOrEnd,
        Name,
        NameOrEnd,
        Colon,
        CommaOrEnd,
        RestOfName,
        RestOfText,
    }

    private readonly bool InObject => (_objects & 1) == 1;

    /// <summary>Behind the value, or null as for every method of the scanner; then the rest starts at <paramref name="at"/>.</summary>
    public byte* Skip(JsonScanner scanner, ref byte* at)
    {
        while (Step(scanner, ref at))
        {
            if (_next == Expected.CommaOrEnd && _depth == _outerDepth)
            {
                return at;
            }
        }

        return null;
    }

    private bool Step(JsonScanner scanner, ref byte* at)
    {
        if (_next is Expected.RestOfName or Expected.RestOfText)
        {
            return PassString(scanner, ref at);
        }

        at = JsonScanner.SkipSpace(at);
        switch (_next)
        {
            case Expected.ValueOrEnd when *at == ']':
            case Expected.NameOrEnd when *at == '}':
                return Close(ref at);
            case Expected.Value or Expected.ValueOrEnd:
                return PassValue(scanner, ref at);
            case Expected.Name or Expected.NameOrEnd:
                return *at == '"' ? OpenString(scanner, ref at, Expected.RestOfName) : Stop(scanner, at, "has no name where a field must start");
            case Expected.Colon:
                _next = Expected.Value;
                return *at++ == ':' || Undo(scanner, ref at, Expected.Colon, "has no colon after a field's name");
            default:
                return PassCommaOrEnd(scanner, ref at);
        }
    }

    private bool PassCommaOrEnd(JsonScanner scanner, ref byte* at)
    {
        if (*at == (InObject ? '}' : ']'))
        {
            return Close(ref at);
        }

        _next = InObject ? Expected.Name : Expected.Value;
        return *at++ == ',' || Undo(scanner, ref at, Expected.CommaOrEnd, "has no comma between two values");
    }

    private bool PassValue(JsonScanner scanner, ref byte* at)
    {
        if (*at == '"')
        {
            return OpenString(scanner, ref at, Expected.RestOfText);
        }

        if (*at is (byte)'{' or (byte)'[')
        {
            return Open(scanner, ref at);
        }

        var escaped = false;
        var end = scanner.ScalarEnd(at, out _, ref escaped);
        if (end == null)
        {
            return false;
        }

        at = end;
        _next = Expected.CommaOrEnd;
        return true;
    }

    private bool Open(JsonScanner scanner, ref byte* at)
    {
        if (_depth == maxDepth)
        {
            scanner.Fail(at, $"is nested deeper than {maxDepth}");
            return false;
        }

        var isObject = *at++ == '{';
        _depth++;
        _objects = (_objects << 1) | (isObject ? 1UL : 0);
        _next = isObject ? Expected.NameOrEnd : Expected.ValueOrEnd;
        return true;
    }

    private bool Close(ref byte* at)
    {
        at++;
        _depth--;
        _objects >>= 1;
        _next = Expected.CommaOrEnd;
        return true;
    }

    private bool OpenString(JsonScanner scanner, ref byte* at, Expected rest)
    {
        at++;
        _next = rest;
        return PassString(scanner, ref at);
    }

    private bool PassString(JsonScanner scanner, ref byte* at)
    {
        var escaped = false;
        var quote = scanner.StringEnd(at, ref escaped, out at);
        if (quote == null)
        {
            return false;
        }

        at = quote + 1;
        _next = _next == Expected.RestOfName ? Expected.Colon : Expected.CommaOrEnd;
        return true;
    }

    private bool Undo(JsonScanner scanner, ref byte* at, Expected next, string what)
    {
        _next = next;
        return Stop(scanner, --at, what);
    }

    private static bool Stop(JsonScanner scanner, byte* at, string what)
    {
        scanner.Stop(at, what);
        return false;
    }
}
