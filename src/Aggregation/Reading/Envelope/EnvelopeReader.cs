namespace ScenarioOrleans.Aggregation;

/// <summary>Reads a whole message in one pass, in whatever order its fields come.</summary>
internal sealed unsafe class EnvelopeReader
{
    private const int MessageDepth = 1;
    private const int ParametersDepth = 2;

    /// <summary>A text of which every character is an escape.</summary>
    private const int LongestEscape = 6;

    private readonly JsonInput _input;
    private readonly RowArrayReader _rows;
    private readonly Envelope _envelope;
    private FoldLimits _limits = FoldLimits.Default;
    private FoldNames _names = FoldNames.Default;
    private RowPlan? _plan;

    public EnvelopeReader(JsonInput input, Envelope envelope)
    {
        _input = input;
        _envelope = envelope;
        _rows = new RowArrayReader(input);
    }

    /// <param name="limits">What the message may cost.</param>
    /// <param name="names">How its names are understood.</param>
    /// <param name="plan">What its options ask of rows; null: what those before the rows ask.</param>
    public void Read(FoldLimits limits, FoldNames names, RowPlan? plan)
    {
        (_limits, _names, _plan) = (limits, names, plan);
        _rows.Reset(limits, names);
        SkipByteOrderMark();
        var isObject = _input.Next() == '{';
        var hint = isObject ? "" : Hint();
        if (_input.Scanner.AtEnd && _input.BytesSeen == _input.Offset)
        {
            throw new FaultException(FaultCodes.Empty, "The value holds no JSON, only white space or nothing; send a message.");
        }

        if (isObject)
        {
            ReadFields(MessageDepth);
        }
        else
        {
            _input.SkipValue(0, limits.MaxDepth);
        }

        if (_input.Next() != 0 || !_input.Scanner.AtEnd)
        {
            _input.Fail("goes on after its end");
        }

        if (!isObject)
        {
            throw new FaultException(FaultCodes.NotAnObject, "The JSON is not an object; send one message, which is an object, in each record." + hint);
        }
    }

    /// <summary>What a value looks like that is no object.</summary>
    /// <exception cref="FaultException">It is no JSON, but something known: what was decoded is encoded once more.</exception>
    private string Hint()
    {
        var start = _input.Peek(EncodingHint.Length);
        if (start is [(byte)'"', ..])
        {
            return EncodingHint.OfText(start[1..]);
        }

        return start is [(byte)'[', ..] || EncodingHint.OfText(start) is not { Length: > 0 } hint ? "" : throw NoJson(hint);
    }

    private static FaultException NoJson(string hint) => new(FaultCodes.UnknownEncoding, "What the value is decoded to is no JSON." + hint);

    private void SkipByteOrderMark()
    {
        // Of gzip no more than the first byte can be looked at, since the next is no UTF-8.
        if (_input.Peek(1) is [EncodingHint.FirstOfGzip] gzip)
        {
            throw NoJson(EncodingHint.OfText(gzip));
        }

        _input.Peek(3);

        if (_input.Position[0] == 0xEF && _input.Position[1] == 0xBB && _input.Position[2] == 0xBF)
        {
            _input.Position += 3;
        }
    }

    /// <summary>Passes over an object, whose opening brace is next.</summary>
    /// <param name="depth">1: the message; 2: its parameters.</param>
    private void ReadFields(int depth)
    {
        if (depth > _limits.MaxDepth)
        {
            _input.Fail($"is nested deeper than {_limits.MaxDepth}");
        }

        _input.Position++;
        if (_input.Next() == '}')
        {
            _input.Position++;
            return;
        }

        do
        {
            if (_input.Next() != '"')
            {
                _input.Fail("has no name where a field must start");
            }

            _input.ReadScalar(out var name);
            var field = EnvelopeFields.Find(name, depth == ParametersDepth);
            _input.NextOf(':', ':', "has no colon after a field's name");
            ReadValue(field, depth);
        }
        while (_input.NextOf(',', '}', "has no comma between two fields") == ',');
    }

    private void ReadValue(EnvelopeField field, int depth)
    {
        var first = _input.Next();
        switch (field)
        {
            case EnvelopeField.Data or EnvelopeField.DataBase64 or EnvelopeField.Payload or EnvelopeField.Schema or EnvelopeField.SpecVersion:
                var start = _input.Offset;
                _envelope[field].SetPlace(_input.SkipValue(depth, _limits.MaxDepth), start, _input.Offset - start);
                break;
            case >= EnvelopeField.Filter and <= EnvelopeField.Coverage when first is (byte)'{' or (byte)'[':
                var option = _input.ReadWhole(depth, _limits.MaxDepth, out var kind);
                _envelope[field].Set(kind, option);
                break;
            case EnvelopeField.Weekly or EnvelopeField.Rows or EnvelopeField.Parameters when first == '"':
                PassText(field, depth);
                break;
            case EnvelopeField.Unknown:
                _input.SkipValue(depth, _limits.MaxDepth);
                break;
            case EnvelopeField.Weekly or EnvelopeField.Rows when first == '[':
                ReadRows(field);
                break;
            case EnvelopeField.Parameters when first == '{':
                _envelope[field].Set(JsonKind.Object);
                _envelope.ForgetParameters();
                ReadFields(ParametersDepth);
                break;
            default:
                ReadOther(field, depth, first);
                break;
        }
    }

    private void ReadRows(EnvelopeField field)
    {
        var sums = field == EnvelopeField.Weekly ? _envelope.Weekly : _envelope.Rows;
        sums.Reset(_limits, _names, _plan ?? (field == EnvelopeField.Weekly ? OptionsReader.PlanOf(_envelope) : OptionsReader.HourlyPlanOf(_envelope)));
        _envelope[field].Set(JsonKind.Array);
        _rows.Read(sums);
    }

    /// <summary>A text where none belongs, of any length.</summary>
    private void PassText(EnvelopeField field, int depth)
    {
        var start = _input.Peek(1 + FieldValue.MaxShownBytes + 1)[1..];
        var value = _envelope[field];
        value.SetStart(start);
        var from = _input.Offset;
        _input.SkipValue(depth, _limits.MaxDepth);
        value.Cut((int)Math.Min(value.Written.Length, _input.Offset - from - 2));
    }

    private void ReadOther(EnvelopeField field, int depth, byte first)
    {
        if (first is (byte)'{' or (byte)'[')
        {
            _envelope[field].Set(_input.SkipValue(depth, _limits.MaxDepth));
            return;
        }

        _input.ReadScalar(out var value);
        if (value.Length > _limits.MaxNameBytes * LongestEscape)
        {
            throw new FaultException(
                FaultCodes.TooLarge,
                $"A field of the message that ends at byte {_input.Offset} is longer than {_limits.MaxNameBytes} bytes, the limit set for names; shorten it.");
        }

        _envelope[field].Set(value);
    }
}
