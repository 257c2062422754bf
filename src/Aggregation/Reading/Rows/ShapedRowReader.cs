using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Reads rows of a shape that is known: literals are compared, only values are read. Whatever is not as expected, or needs a
/// decision, gives up on the row, which is then read the general way; what it does read means the same there.
/// </summary>
internal sealed unsafe class ShapedRowReader(JsonScanner scanner)
{
    private const int LongestRepeated = 32;

    private readonly LongMeasureReader _longMeasures = new(scanner);
    private readonly GroupGuess _guess = new();
    private RowShape _shape = new();
    private RowShape _otherShape = new();

    /// <summary>The last <c>Week</c> with the quote behind it, as far as it fits, and which of the bytes count; of a longer one nothing matches.</summary>
    private Vector256<byte> _lastWeek;
    private uint _weekBits = uint.MaxValue;
    private byte[] _week = new byte[LongestRepeated];
    private int _weekLength;
    private int _lastDay;

    /// <summary>Forgets the message before.</summary>
    public void Reset()
    {
        _shape.Forget();
        _otherShape.Forget();
        _guess.Clear();
        (_lastWeek, _weekBits) = (default, uint.MaxValue);
    }

    /// <summary>Counts the different texts of <c>Week</c> that rows were read with; the same number, the same text.</summary>
    public long WeekNumber { get; private set; }

    /// <summary>The last of them, without its quotes.</summary>
    public ReadOnlySpan<byte> Week => _week.AsSpan(0, _weekLength);

    /// <summary>The place behind the row, or null when it must be read the general way.</summary>
    /// <param name="at">The row's opening brace.</param>
    /// <param name="row">Its day, group and measures, when it was read.</param>
    /// <param name="groups">Where the group is looked up.</param>
    public byte* Read(byte* at, RowScratch row, GroupTable groups)
    {
        var end = ReadAs(_shape, at, row, groups);
        if (end == null && _otherShape.Count > 0)
        {
            end = ReadAs(_otherShape, at, row, groups);
            if (end != null)
            {
                (_shape, _otherShape) = (_otherShape, _shape);
            }
        }

        return end;
    }

    /// <summary>Expects more rows like one that was read the general way and is usable.</summary>
    public void Learn(RowScratch row, FieldTrace trace, byte* start, byte* end)
    {
        (_shape, _otherShape) = (_otherShape, _shape);
        if (!_shape.TryLearn(row, trace, start, end))
        {
            (_shape, _otherShape) = (_otherShape, _shape);
            return;
        }

        var first = row.Values[_shape.Dimensions[0]];
        var last = row.Values[_shape.Dimensions[^1]];
        _guess.Remember(row.Group, _shape.DimensionOrder, new ReadOnlySpan<byte>(first.Start, (int)(last.Start + last.Length - first.Start)));
        _guess.Came(row.Group);
    }

    [MethodImpl(Jit.AtOnce)]
    private byte* ReadAs(RowShape shape, byte* at, RowScratch row, GroupTable groups)
    {
        var count = shape.Count;
        if (count == 0)
        {
            return null;
        }

        var present = 0;
        for (var step = 0; step < count; step++)
        {
            at = shape.Match(step, at);
            if (at == null)
            {
                return null;
            }

            var field = shape.FieldOf(step);
            if (field < Measures.Count)
            {
                var start = at;
                at = FastNumber.Read(at, out row.Units[field]);
                if (at == null)
                {
                    at = _longMeasures.Read(start, shape.IsText(step), out row.Units[field], out var isNumber);
                    if (at == null)
                    {
                        return null;
                    }

                    present |= isNumber ? 1 << field : 0;
                    continue;
                }

                present |= 1 << field;
                continue;
            }

            at = field == RowShape.GroupStep ? ReadGroup(shape, at, row, groups) : ReadDay(at, row);
            if (at == null)
            {
                return null;
            }
        }

        row.Present = present;
        for (var missing = shape.Missing; missing != 0; missing &= missing - 1)
        {
            row.Units[BitOperations.TrailingZeroCount(missing)] = Int128.Zero;
        }

        return shape.Match(count, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* ReadDay(byte* at, RowScratch row)
    {
        var equal = Vector256.Equals(Vector256.Load(at), _lastWeek).ExtractMostSignificantBits();
        if ((~equal & _weekBits) == 0)
        {
            row.Day = _lastDay;
            return at + _weekLength;
        }

        return ReadOtherDay(at, row);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* ReadOtherDay(byte* at, RowScratch row)
    {
        var escaped = false;
        var quote = scanner.StringEnd(at, ref escaped, out _);
        if (quote == null || escaped)
        {
            return null;
        }

        var text = new ReadOnlySpan<byte>(at, (int)(quote - at));
        row.Day = DayText.Parse(text);
        if (row.Day < 0)
        {
            return null;
        }

        _week = _week.Length < text.Length ? new byte[text.Length] : _week;
        text.CopyTo(_week);
        (_weekLength, _lastDay) = (text.Length, row.Day);
        WeekNumber++;
        (_lastWeek, _weekBits) = text.Length < LongestRepeated
            ? (Vector256.Load(at), (uint)((2UL << text.Length) - 1))
            : (default, uint.MaxValue);
        return quote;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* ReadGroup(RowShape shape, byte* at, RowScratch row, GroupTable groups)
    {
        var group = _guess.Next;
        var end = _guess.Match(group, shape.DimensionOrder, at, scanner.End);
        if (end == null)
        {
            return LookUpGroup(shape, at, row, groups);
        }

        row.Group = group;
        _guess.Came(group);
        return end;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* LookUpGroup(RowShape shape, byte* at, RowScratch row, GroupTable groups)
    {
        var start = at;
        for (var i = 0; i < RowField.Dimensions; i++)
        {
            at = i == 0 ? at : shape.MatchBetween(i, at);
            if (at == null)
            {
                return null;
            }

            ref var value = ref row.Values[shape.Dimensions[i]];
            value.Escaped = false;
            var quote = scanner.StringEnd(at, ref value.Escaped, out _);
            if (quote == null)
            {
                return null;
            }

            value.Start = at;
            value.Length = (int)(quote - at);
            value.Kind = JsonKind.Text;
            at = quote;
        }

        row.Group = groups.FindKnown(
            row.Values[RowField.FirstDimension], row.Values[RowField.FirstDimension + 1], row.Values[RowField.FirstDimension + 2]);
        if (row.Group < 0)
        {
            return null;
        }

        _guess.Remember(row.Group, shape.DimensionOrder, new ReadOnlySpan<byte>(start, (int)(at - start)));
        _guess.Came(row.Group);
        return at;
    }
}
