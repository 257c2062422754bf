using System.Buffers;

namespace ScenarioOrleans.Cli.Decode;

/// <summary>
/// Indents JSON for people without changing a token: numbers keep their digits, texts their escapes, and what JSON does not know
/// but Python writes (NaN) passes through. Each value at the top level starts a new line.
/// </summary>
internal ref struct JsonIndenter
{
    private static readonly SearchValues<byte> EndsToken = SearchValues.Create(" \t\r\n,:{}[]\""u8);

    private readonly ReadOnlySpan<byte> _json;
    private readonly ArrayBufferWriter<byte> _output;
    private readonly Stack<byte> _closers = new();
    private int _at;

    private JsonIndenter(ReadOnlySpan<byte> json)
    {
        _json = json;
        _output = new ArrayBufferWriter<byte>(json.Length + 256);
    }

    /// <exception cref="FormatException">Brackets or quotes do not match.</exception>
    public static ReadOnlyMemory<byte> Indent(ReadOnlySpan<byte> json) => new JsonIndenter(json).Run();

    private ReadOnlyMemory<byte> Run()
    {
        for (SkipSpace(); _at < _json.Length; SkipSpace())
        {
            var letter = _json[_at];
            if (_closers.Count == 0 && _output.WrittenCount > 0)
            {
                Put((byte)'\n');
            }

            switch (letter)
            {
                case (byte)'{' or (byte)'[':
                    Open(letter);
                    break;
                case (byte)'}' or (byte)']':
                    Close(letter);
                    break;
                case (byte)',' when _closers.Count > 0:
                    Put(letter);
                    NewLine();
                    _at++;
                    break;
                case (byte)':' when _closers.Count > 0:
                    _output.Write(": "u8);
                    _at++;
                    break;
                default:
                    CopyToken();
                    break;
            }
        }

        return _closers.Count == 0 ? _output.WrittenMemory : throw new FormatException("it ends too early");
    }

    private void Open(byte letter)
    {
        Put(letter);
        _at++;
        var closer = letter == '{' ? (byte)'}' : (byte)']';
        SkipSpace();
        if (_at < _json.Length && _json[_at] == closer)
        {
            Put(closer);
            _at++;
            return;
        }

        _closers.Push(closer);
        NewLine();
    }

    private void Close(byte letter)
    {
        if (!_closers.TryPop(out var expected) || expected != letter)
        {
            throw new FormatException($"there is an unexpected '{(char)letter}' at byte {_at}");
        }

        NewLine();
        Put(letter);
        _at++;
    }

    private void CopyToken()
    {
        var rest = _json[_at..];
        var length = rest[0] == '"' ? LengthOfText(rest) : rest.IndexOfAny(EndsToken);
        length = length < 0 ? rest.Length : length;
        if (length == 0)
        {
            throw new FormatException($"there is an unexpected '{(char)rest[0]}' at byte {_at}");
        }

        _output.Write(rest[..length]);
        _at += length;
    }

    private readonly int LengthOfText(ReadOnlySpan<byte> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"')
            {
                return at + 1;
            }
        }

        throw new FormatException($"the text at byte {_at} has no end");
    }

    private void SkipSpace()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }
    }

    private readonly void NewLine()
    {
        Put((byte)'\n');
        for (var level = 0; level < _closers.Count; level++)
        {
            _output.Write("  "u8);
        }
    }

    private readonly void Put(byte letter) => _output.Write([letter]);
}
