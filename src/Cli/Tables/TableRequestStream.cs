using System.Buffers;
using System.Text.Json;

namespace ScenarioOrleans.Cli.Tables;

/// <summary>A request made of tables, as JSON that is written while it is read: a few rows are in memory, however many there are.</summary>
internal sealed class TableRequestStream : Stream
{
    private const int PieceBytes = 64 * 1024;

    private readonly IEnumerator<(string File, TableRow Row)> _rows;
    private readonly ColumnMap _map;
    private readonly ArrayBufferWriter<byte> _piece = new(PieceBytes * 2);
    private readonly RowPlaces _places;
    private int _read;
    private bool _ended;
    private bool _hasRows;

    /// <param name="fields">The request's fields but for its rows, as a JSON object.</param>
    /// <param name="rowsField">The name of the field of its rows.</param>
    /// <param name="rows">Its rows, and the files they are from.</param>
    /// <param name="map">What their columns mean.</param>
    /// <param name="places">Told where each row is from.</param>
    public TableRequestStream(JsonElement fields, string rowsField, IEnumerable<(string File, TableRow Row)> rows, ColumnMap map, RowPlaces places)
    {
        (_rows, _map, _places) = (rows.GetEnumerator(), map, places);
        using (var json = new Utf8JsonWriter(_piece))
        {
            json.WriteStartObject();
            foreach (var field in fields.EnumerateObject())
            {
                field.WriteTo(json);
            }

            json.WriteStartArray(rowsField);
            json.Flush();
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_read == _piece.WrittenCount && !_ended)
        {
            Fill();
        }

        var count = Math.Min(buffer.Length, _piece.WrittenCount - _read);
        _piece.WrittenSpan.Slice(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _rows.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _piece.ResetWrittenCount();
        _read = 0;
        while (_piece.WrittenCount < PieceBytes && (_ended = !_rows.MoveNext()) == false)
        {
            if (_hasRows)
            {
                _piece.Write(","u8);
            }

            _hasRows = true;
            WriteRow(_rows.Current.Row);
            _places.Add(_rows.Current.File, _rows.Current.Row.Line);
        }

        if (_ended)
        {
            _piece.Write("]}"u8);
        }
    }

    private void WriteRow(TableRow row)
    {
        using var json = new Utf8JsonWriter(_piece);
        json.WriteStartObject();
        foreach (var (name, value) in _map.FieldsOf(row))
        {
            if (value is null)
            {
                json.WriteNull(name);
            }
            else
            {
                json.WriteString(name, value);
            }
        }

        json.WriteEndObject();
    }
}
