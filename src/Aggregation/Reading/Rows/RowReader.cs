namespace ScenarioOrleans.Aggregation;

/// <summary>Reads one row whose bytes are all at hand, or finds that they are not.</summary>
internal sealed unsafe class RowReader(JsonScanner scanner)
{
    /// <summary>The message's object, its array of rows, the row.</summary>
    private const int RowDepth = 3;

    public RowScratch Row { get; } = new();

    /// <summary>What fields the row had.</summary>
    public FieldTrace Trace { get; } = new();

    /// <summary>What names mean that are not exact.</summary>
    public ColumnNames Columns { get; } = new();

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
        Columns.StartRow();
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
        var field = FieldOf(new ReadOnlySpan<byte>(name, (int)(quote - name)), escaped);
        RowValue ignored = default;
        var end = field == RowField.Unknown ? ReadValue(at, ref ignored) : ReadValue(at, ref Row.Values[field]);
        return end == null ? null : JsonScanner.SkipSpace(end);
    }

    /// <summary>The field whose value follows, or unknown when it does not count.</summary>
    private int FieldOf(ReadOnlySpan<byte> name, bool escaped)
    {
        var field = RowField.Find(name, escaped);
        var rank = NameRank.Exact;
        if (field == RowField.Unknown)
        {
            (field, rank, _) = Columns.Find(name, escaped);
        }

        if (field == RowField.Unknown)
        {
            Trace.AddUnknown();
            return field;
        }

        return Trace.Add(field, rank, escaped) ? field : RowField.Unknown;
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
