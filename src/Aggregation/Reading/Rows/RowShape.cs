using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// What the rows of a message look like between their values: names, quotes, commas and white space, byte for byte. Rows are written by
/// programs, so the next one nearly always has the shape of the last; then only the values are left to be read. A guess that is
/// wrong costs little: the row is read again without it.
/// </summary>
internal sealed unsafe class RowShape
{
    /// <summary>A step for all three dimensions, which stand side by side: from the first one's text to the end of the third one's.</summary>
    public const int GroupStep = RowField.FirstDimension;

    private const int LiteralRoom = 64;
    private const int Stride = 32;
    private const int MaxSteps = RowField.Count - RowField.Dimensions + 1;

    private readonly byte[] _literals = GC.AllocateArray<byte>((MaxSteps + 1 + RowField.Dimensions) * LiteralRoom, pinned: true);
    private readonly Step[] _steps = GC.AllocateArray<Step>(MaxSteps + 1 + RowField.Dimensions, pinned: true);
    private readonly byte* _firstLiteral;
    private readonly Step* _firstStep;

    public RowShape()
    {
        _firstLiteral = (byte*)Unsafe.AsPointer(ref _literals[0]);
        _firstStep = (Step*)Unsafe.AsPointer(ref _steps[0]);
    }

    /// <summary>How many values there are, the dimensions being one; 0: nothing was learned yet. The last literal, the row's end, has this number.</summary>
    public int Count { get; private set; }

    /// <summary>The dimension that comes first, second and third.</summary>
    public int[] Dimensions { get; } = new int[RowField.Dimensions];

    /// <summary>The same as one number.</summary>
    public int DimensionOrder => (Dimensions[0] * RowField.Count) + Dimensions[1];

    /// <summary>The measures that the rows do not have, one bit each.</summary>
    public int Missing { get; private set; }

    public void Forget() => Count = 0;

    /// <summary>What the step's value is: a <see cref="RowField"/> or <see cref="GroupStep"/>.</summary>
    public int FieldOf(int step) => _firstStep[step].Field;

    /// <summary>Whether the step's value stands between quotes.</summary>
    public bool IsText(int step) => _firstStep[step].IsText;

    /// <summary>Takes the shape of a row that was read and can be used. False when it has none that is worth guessing.</summary>
    /// <param name="row">The row's values, where they were read.</param>
    /// <param name="trace">The row's fields.</param>
    /// <param name="start">The row's opening brace.</param>
    /// <param name="end">Behind its closing brace.</param>
    public bool TryLearn(RowScratch row, FieldTrace trace, byte* start, byte* end)
    {
        Count = 0;
        if (!trace.IsPlain || row.Values[RowField.Week].Escaped)
        {
            return false;
        }

        var count = 0;
        var last = start;
        for (var i = 0; i < trace.Count; i++)
        {
            var field = trace.Fields[i];
            ref readonly var value = ref row.Values[field];
            if (RowField.IsDimension(field))
            {
                if (!AreDimensions(trace.Fields[i..], row, count))
                {
                    return false;
                }

                field = GroupStep;
                i += RowField.Dimensions - 1;
            }

            if (!SetStep(count, field, last, value.Start))
            {
                return false;
            }

            _steps[count++].IsText = value.Kind == JsonKind.Text;

            ref readonly var lastValue = ref row.Values[trace.Fields[i]];
            last = lastValue.Start + lastValue.Length;
        }

        if (!SetStep(count, RowField.Unknown, last, end))
        {
            return false;
        }

        Count = count;
        Missing = ~trace.Seen & ((1 << Measures.Count) - 1);
        return true;
    }

    /// <summary>The place behind the step's literal, or null when other bytes stand there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Match(int step, byte* at)
    {
        var literal = _firstLiteral + (step * LiteralRoom);
        var length = _firstStep[step].Length;
        var mask = _firstStep[step].Mask;
        var equal = Vector256.Equals(Vector256.Load(at), Vector256.Load(literal)).ExtractMostSignificantBits();
        if ((~equal & mask) != 0 || (length > Stride && !MatchRest(at + Stride, literal + Stride, length - Stride)))
        {
            return null;
        }

        return at + length;
    }

    /// <summary>The literal between two dimensions.</summary>
    /// <param name="dimension">1: before the second; 2: before the third.</param>
    /// <param name="at">Where it must stand.</param>
    public byte* MatchBetween(int dimension, byte* at) => Match(MaxSteps + dimension, at);

    private static bool MatchRest(byte* at, byte* literal, int length) =>
        new ReadOnlySpan<byte>(at, length).SequenceEqual(new ReadOnlySpan<byte>(literal, length));

    /// <summary>Whether the next three fields are the dimensions, in any order.</summary>
    private bool AreDimensions(ReadOnlySpan<int> fields, RowScratch row, int step)
    {
        if (fields.Length < RowField.Dimensions)
        {
            return false;
        }

        for (var i = 0; i < RowField.Dimensions; i++)
        {
            if (!RowField.IsDimension(fields[i]))
            {
                return false;
            }

            Dimensions[i] = fields[i];
            if (i > 0)
            {
                ref readonly var before = ref row.Values[fields[i - 1]];
                if (!SetStep(MaxSteps + i, step, before.Start + before.Length, row.Values[fields[i]].Start))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool SetStep(int step, int field, byte* from, byte* to)
    {
        var length = (int)(to - from);
        if (length > LiteralRoom || step > MaxSteps + RowField.Dimensions)
        {
            return false;
        }

        new ReadOnlySpan<byte>(from, length).CopyTo(_literals.AsSpan(step * LiteralRoom, LiteralRoom));
        _steps[step] = new Step { Field = field, Length = length, Mask = length >= Stride ? uint.MaxValue : (1U << length) - 1 };
        return true;
    }

    private struct Step
    {
        public int Field;
        public int Length;
        public bool IsText;

        /// <summary>One bit for each of the first bytes that count.</summary>
        public uint Mask;
    }
}
