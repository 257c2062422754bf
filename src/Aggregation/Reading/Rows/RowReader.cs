namespace ScenarioOrleans.Aggregation;

/// <summary>Reads one row whose bytes are all at hand, or finds that they are not.</summary>
internal sealed unsafe class RowReader(JsonScanner scanner)
{
    /// <summary>The message's object, its array of rows, the row.</summary>
    private const int RowDepth = 3;

    public RowScratch Row { get; } = new();

    /// <summary>What fields the row had.</summary>
    public FieldTrace Trace { get; } = new();

    public int MaxDepth { get; set; } = FoldLimits.DeepestNesting;

    /// <summary>Behind the row's closing brace, or null as for every method of the scanner.</summary>
    /// <param name="at">The row's opening brace.</param>
    public byte* Read(byte* at)
    {
        if (MaxDepth < RowDepth)
        {
            return scanner.Fail(at, $"is nested deeper than {MaxDepth}");
        }

        Row.Clear();
        Trace.Clear();
        at = JsonScanner.SkipSpace(at + 1);
        if (*at == '}')
        {
            return at + 1;
        }

        while (true)
        {
            at = ReadField(at);
            if (at == null || *at == '}')
            {
                return at == null ? null : at + 1;
            }

            if (*at != ',')
            {
                return scanner.Stop(at, "has no comma between two fields");
            }

            at = JsonScanner.SkipSpace(at + 1);
        }
    }

    /// <summary>The first byte behind the field that is not white space.</summary>
    private byte* ReadField(byte* at)
    {
        if (*at != '"')
        {
            return scanner.Stop(at, "has no name where a field must start");
        }

        var name = at + 1;
        var escaped = false;
        var quote = scanner.StringEnd(name, ref escaped, out _);
        if (quote == null)
        {
            return null;
        }

        at = JsonScanner.SkipSpace(quote + 1);
        if (*at != ':')
        {
            return scanner.Stop(at, "has no colon after a field's name");
        }

        at = JsonScanner.SkipSpace(at + 1);
        var field = RowField.Find(new ReadOnlySpan<byte>(name, (int)(quote - name)), escaped);
        Trace.Add(field, escaped);
        RowValue ignored = default;
        var end = field == RowField.Unknown ? ReadValue(at, ref ignored) : ReadValue(at, ref Row.Values[field]);
        return end == null ? null : JsonScanner.SkipSpace(end);
    }

    private byte* ReadValue(byte* at, ref RowValue value)
    {
        value = new RowValue { Start = at };
        byte* end;
        if (*at is (byte)'{' or (byte)'[')
        {
            value.Kind = *at == '{' ? JsonKind.Object : JsonKind.Array;
            return new ValueSkipper(RowDepth, MaxDepth).Skip(scanner, ref at);
        }

        end = scanner.ScalarEnd(at, out value.Kind, ref value.Escaped);
        if (value.Kind == JsonKind.Text)
        {
            value.Start = at + 1;
            value.Length = (int)(end - at) - 2;
        }
        else
        {
            value.Length = (int)(end - at);
        }

        return end;
    }
}
