using System.Buffers;
using System.Text;

namespace Parquet.Format;

/// <summary>
/// Thrift's compact protocol, write side. Fields of a struct must come with ascending ids; lists are a header followed by their
/// items. Not thread-safe.
/// </summary>
internal sealed class CompactWriter(IBufferWriter<byte> output)
{
    private readonly Stack<short> _enclosing = new();
    private short _last;

    /// <summary>Opens a struct that is the whole message or an item of a list.</summary>
    public void BeginStruct()
    {
        _enclosing.Push(_last);
        _last = 0;
    }

    /// <summary>Opens a struct that is a field of the current one.</summary>
    public void BeginStruct(short id)
    {
        Header(id, CompactType.Struct);
        BeginStruct();
    }

    public void EndStruct()
    {
        Byte(0);
        _last = _enclosing.Pop();
    }

    public void Int32(short id, int value)
    {
        Header(id, CompactType.Int32);
        Varint.Write(output, Varint.ZigZag(value));
    }

    public void Int64(short id, long value)
    {
        Header(id, CompactType.Int64);
        Varint.Write(output, Varint.ZigZag(value));
    }

    public void Text(short id, string value) => Binary(id, Encoding.UTF8.GetBytes(value));

    public void Binary(short id, ReadOnlySpan<byte> value)
    {
        Header(id, CompactType.Binary);
        Bytes(value);
    }

    /// <summary>Opens a list of structs; each item is a BeginStruct without an id.</summary>
    public void StructList(short id, int count) => List(id, CompactType.Struct, count);

    public void TextList(short id, params ReadOnlySpan<string> items)
    {
        List(id, CompactType.Binary, items.Length);
        foreach (string item in items)
        {
            Bytes(Encoding.UTF8.GetBytes(item));
        }
    }

    public void Int32List(short id, params ReadOnlySpan<int> items)
    {
        List(id, CompactType.Int32, items.Length);
        foreach (int item in items)
        {
            Varint.Write(output, Varint.ZigZag(item));
        }
    }

    private void List(short id, CompactType itemType, int count)
    {
        Header(id, CompactType.List);
        if (count < 15)
        {
            Byte((byte)((count << 4) | (int)itemType));
            return;
        }

        Byte((byte)(0xf0 | (int)itemType));
        Varint.Write(output, (ulong)count);
    }

    private void Header(short id, CompactType type)
    {
        int delta = id - _last;
        if (delta is < 1 or > 15)
        {
            throw new InvalidOperationException($"Field {id} after field {_last}: ids ascend by 1 to 15.");
        }

        Byte((byte)((delta << 4) | (int)type));
        _last = id;
    }

    private void Bytes(ReadOnlySpan<byte> value)
    {
        Varint.Write(output, (ulong)value.Length);
        output.Write(value);
    }

    private void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private enum CompactType
    {
        Int32 = 5,
        Int64 = 6,
        Binary = 8,
        List = 9,
        Struct = 12,
    }
}
