using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>Reads the bytes described at <see cref="DayBlockFormat"/>; trusts none of them.</summary>
internal ref partial struct DayBlockReader
{
    private readonly ReadOnlySpan<byte> _block;
    private int _at;

    private DayBlockReader(ReadOnlySpan<byte> block)
    {
        _block = block;
        _at = DayBlockFormat.HeaderLength;
    }

    public static DaySums Read(ReadOnlySpan<byte> block)
    {
        var end = block.Length - DayBlockFormat.ChecksumLength;
        if (end < DayBlockFormat.HeaderLength)
        {
            throw new InvalidDataException($"The block of days has {block.Length} bytes, too few for a version and a checksum.");
        }

        if (block[0] is 0 or > DayBlockFormat.Version)
        {
            throw new InvalidDataException(
                $"The block of days has version {block[0]}, this program reads versions up to {DayBlockFormat.Version}; read it with the program that wrote it.");
        }

        var reader = new DayBlockReader(block[..end]);
        return BinaryPrimitives.ReadUInt32LittleEndian(block[end..]) == Crc32C.Of(block[..end])
            ? reader.ReadDays(hasWeights: block[0] > DayBlockFormat.PlainVersion)
            : throw new InvalidDataException($"The block of days ({block.Length} bytes) is damaged: its checksum is wrong.");
    }

    private DaySums ReadDays(bool hasWeights)
    {
        var cells = ReadCells();
        var weights = hasWeights ? ReadWeights(cells) : null;
        return _at == _block.Length ? new DaySums(cells, weights) : throw Damaged($"{_block.Length - _at} bytes follow the last day");
    }

    [MethodImpl(Jit.AtOnce)]
    private DayCell[] ReadCells()
    {
        var count = ReadInt(DateOnly.MaxValue.DayNumber + 1, "number of days");
        if (count > (_block.Length - _at) / DayBlockFormat.MinDayLength || _block.Length - _at < Measures.Count)
        {
            throw Damaged($"{count} days do not fit its {_block.Length} bytes");
        }

        var scales = _block.Slice(_at, Measures.Count);
        if (scales.ContainsAnyExceptInRange((byte)0, (byte)DecimalScale.Max))
        {
            throw Damaged($"a decimal scale is over {DecimalScale.Max}");
        }

        _at += Measures.Count;
        var cells = new DayCell[count];
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            cells[i].Day = next + ReadInt(DateOnly.MaxValue.DayNumber - next, "day");
            next = cells[i].Day + 1;
            ReadCell(ref cells[i], scales);
        }

        return cells;
    }

    [MethodImpl(Jit.AtOnce)]
    private void ReadCell(ref DayCell cell, ReadOnlySpan<byte> scales)
    {
        cell.Rows = ReadInt(DayCell.MaxRows, "row count");
        if (cell.Rows == 0)
        {
            throw Damaged("a day has no rows");
        }

        var mask = ReadByte("mask");
        for (var m = 0; m < Measures.Count; m++)
        {
            cell.Counts[m] = cell.Rows;
            if ((mask & (1 << m)) != 0)
            {
                cell.Counts[m] -= ReadInt(cell.Rows, "value count");
            }
        }

        for (var m = 0; m < Measures.Count; m++)
        {
            if (cell.Counts[m] > 0)
            {
                cell.Sums[m] = ReadSum(cell.Counts[m], scales[m]);
            }
        }
    }

    [MethodImpl(Jit.AtOnce)]
    private Int128 ReadSum(int count, int scale)
    {
        var zigzag = ReadVarint(UInt128.MaxValue, "sum");
        var magnitude = DecimalScale.Restore((zigzag >> 1) + (zigzag & 1), scale);
        if (magnitude is null || magnitude > (UInt128)Decimals.LimitUnits * (uint)count)
        {
            throw Damaged($"a sum is larger than {count} values can be");
        }

        return (zigzag & 1) == 0 ? (Int128)magnitude : -(Int128)magnitude;
    }

    private int ReadInt(int max, string what) => (int)ReadVarint((uint)max, what);

    private byte ReadByte(string what) => _at < _block.Length ? _block[_at++] : throw Damaged($"it ends inside a {what}");

    [MethodImpl(Jit.AtOnce)]
    private UInt128 ReadVarint(UInt128 max, string what)
    {
        var start = _at;
        if (TryReadShort(out var value) && value <= max)
        {
            return value;
        }

        _at = start;
        return ReadAnyVarint(max, what);
    }

    /// <summary>A right varint of at most eight bytes, as nearly all are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadShort(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 56 && _at < _block.Length; shift += 7)
        {
            var b = _block[_at++];
            value |= (b & 0x7FUL) << shift;
            if (b < 0x80)
            {
                return b > 0 || shift == 0;
            }
        }

        return false;
    }

    /// <summary>One of any length; says what is wrong with one that is not right.</summary>
    private UInt128 ReadAnyVarint(UInt128 max, string what)
    {
        var (value, shift) = (UInt128.Zero, 0);
        while (true)
        {
            var b = ReadByte(what);
            var bits = (UInt128)(b & 0x7Fu);
            if (shift > 126 || (bits << shift) >> shift != bits || (b == 0 && shift > 0))
            {
                throw Damaged($"a {what} is not a shortest varint");
            }

            value |= bits << shift;
            shift += 7;
            if (b < 0x80)
            {
                return value <= max ? value : throw Damaged($"a {what} is {value}, more than {max}");
            }
        }
    }

    private readonly InvalidDataException Damaged(string what) =>
        new($"The block of days is damaged near byte {_at}: {what}.");
}
