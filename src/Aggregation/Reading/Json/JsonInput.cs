namespace ScenarioOrleans.Aggregation;

/// <summary>A message's JSON, read token by token through the window: every method gets more bytes when it needs them, or ends the message with a fault.</summary>
internal sealed unsafe class JsonInput
{
    private readonly Window _window = new();

    public JsonScanner Scanner { get; } = new();

    public byte* Position
    {
        get => _window.Position;
        set => _window.Position = value;
    }

    /// <summary>Where the position is in the JSON, in bytes.</summary>
    public long Offset => _window.OffsetOf(_window.Position);

    public long BytesSeen => _window.Offset;

    public void Reset(ByteSource source, int windowBytes, int maxTokenBytes, CancellationToken cancel)
    {
        _window.Reset(source, windowBytes, maxTokenBytes, cancel);
        Scanner.Reset();
        Scanner.End = _window.End;
    }

    public void Release() => _window.Release();

    /// <summary>Gets more bytes after the scanner returned null; ends the message when it had found a fault.</summary>
    public void More()
    {
        if (Scanner.Fault is not null)
        {
            throw new FaultException(
                FaultCodes.MalformedJson,
                $"The JSON {Scanner.Fault} at byte {_window.OffsetOf(Scanner.FaultAt)}; correct it and send the message again.");
        }

        Scanner.AtEnd = !_window.Refill();
        Scanner.End = _window.End;
    }

    /// <summary>The bytes from the position on: so many, if there are as many. They stay where they are until more are asked for.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_window.End - Position < count && !Scanner.AtEnd)
        {
            More();
        }

        return new ReadOnlySpan<byte>(Position, (int)Math.Min(count, _window.End - Position));
    }

    /// <summary>The next byte that is not white space; 0 at the end of the JSON.</summary>
    public byte Next()
    {
        while (true)
        {
            Position = JsonScanner.SkipSpace(Position);
            if (Position < _window.End || Scanner.AtEnd)
            {
                return *Position;
            }

            More();
        }
    }

    /// <summary>Passes over the next byte, which must be one of the two.</summary>
    public byte NextOf(char one, char other, string fault)
    {
        var next = Next();
        if (next != one && next != other)
        {
            Fail(fault);
        }

        Position++;
        return next;
    }

    /// <summary>Ends the message: the JSON is malformed at the position.</summary>
    public void Fail(string what)
    {
        Scanner.Stop(Position, what);
        More();
    }

    /// <summary>Passes over any value, checking it.</summary>
    /// <param name="depth">How many objects and arrays it is inside of.</param>
    /// <param name="maxDepth">The deepest nesting allowed.</param>
    public JsonKind SkipValue(int depth, int maxDepth)
    {
        var kind = KindOf(Next());
        var skipper = new ValueSkipper(depth, maxDepth);
        while (true)
        {
            var at = Position;
            var end = skipper.Skip(Scanner, ref at);
            Position = end == null ? at : end;
            if (end != null)
            {
                return kind;
            }

            More();
        }
    }

    /// <summary>Passes over any value, checking it; it is all at hand, so it must not be longer than a row may be.</summary>
    /// <param name="depth">How many objects and arrays it is inside of.</param>
    /// <param name="maxDepth">The deepest nesting allowed.</param>
    /// <param name="kind">What it is.</param>
    public ReadOnlySpan<byte> ReadWhole(int depth, int maxDepth, out JsonKind kind)
    {
        kind = KindOf(Next());
        while (true)
        {
            // From its start each time: the bytes may have moved.
            var at = Position;
            var end = new ValueSkipper(depth, maxDepth).Skip(Scanner, ref at);
            if (end != null)
            {
                var value = new ReadOnlySpan<byte>(Position, (int)(end - Position));
                Position = end;
                return value;
            }

            More();
        }
    }

    /// <summary>Passes over a text, number or other scalar, which is then from <paramref name="value"/> on, all at hand.</summary>
    public void ReadScalar(out RowValue value)
    {
        Next();
        while (true)
        {
            value = new RowValue { Start = Position };
            var end = Scanner.ScalarEnd(Position, out value.Kind, ref value.Escaped);
            if (end != null)
            {
                var quotes = value.Kind == JsonKind.Text ? 1 : 0;
                value.Start += quotes;
                value.Length = (int)(end - Position) - (2 * quotes);
                Position = end;
                return;
            }

            More();
        }
    }

    private static JsonKind KindOf(byte first) => first switch
    {
        (byte)'{' => JsonKind.Object,
        (byte)'[' => JsonKind.Array,
        (byte)'"' => JsonKind.Text,
        (byte)'n' or (byte)'N' => JsonKind.Null,
        (byte)'t' or (byte)'f' => JsonKind.Boolean,
        (byte)'I' => JsonKind.Infinity,
        _ => JsonKind.Number,
    };
}
