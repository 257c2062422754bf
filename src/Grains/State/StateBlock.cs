using System.Buffers.Binary;
using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>
/// The frame around every stored state: 2 bytes magic <c>SO</c>, 1 byte kind, 1 byte format version, the payload, and the
/// CRC-32C of everything before it in 4 bytes, little-endian.
/// </summary>
public static class StateBlock
{
    private const int HeaderBytes = 4;
    private const int ChecksumBytes = 4;

    /// <summary>Frames a payload.</summary>
    public static byte[] Seal(StateKind kind, byte formatVersion, ReadOnlySpan<byte> payload)
    {
        var block = new byte[HeaderBytes + payload.Length + ChecksumBytes];
        block[0] = (byte)'S';
        block[1] = (byte)'O';
        block[2] = (byte)kind;
        block[3] = formatVersion;
        payload.CopyTo(block.AsSpan(HeaderBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(block.Length - ChecksumBytes), Crc32C.Of(block.AsSpan(0, block.Length - ChecksumBytes)));
        return block;
    }

    /// <summary>Frames what is written as a payload.</summary>
    public static byte[] Seal(StateKind kind, byte formatVersion, Action<BinaryWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        return Seal(kind, formatVersion, payload.GetBuffer().AsSpan(0, (int)payload.Length));
    }

    /// <summary>Reads a payload, or a part of one, that was written in this way.</summary>
    /// <param name="payload">Its bytes.</param>
    /// <param name="owner">The grain, for the error's text.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="DamagedStateException">It is no such payload.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload, string owner, Func<BinaryReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        using var reader = new BinaryReader(new MemoryStream(payload.ToArray()), Encoding.UTF8);
        try
        {
            return read(reader);
        }
        catch (Exception unreadable) when (unreadable is IOException or FormatException)
        {
            throw DamagedStateException.Unreadable(owner, unreadable is EndOfStreamException ? "it ends too early" : unreadable.Message, unreadable);
        }
    }

    /// <summary>The format version of a block that <see cref="Open"/> has checked.</summary>
    public static byte FormatOf(ReadOnlySpan<byte> block) => block[3];

    /// <summary>Checks the frame and gives its payload.</summary>
    /// <param name="block">A sealed block.</param>
    /// <param name="kind">The kind that must be in it.</param>
    /// <param name="newestFormat">The newest format version this code reads.</param>
    /// <param name="owner">The grain, for the error's text.</param>
    /// <exception cref="DamagedStateException">The block is of another kind, of a newer format, or damaged.</exception>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> block, StateKind kind, byte newestFormat, string owner)
    {
        if (block.Length < HeaderBytes + ChecksumBytes || block[0] != 'S' || block[1] != 'O')
        {
            throw DamagedStateException.Unreadable(owner, $"it does not start as a state block ({block.Length} bytes)");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(block[^ChecksumBytes..]) != Crc32C.Of(block[..^ChecksumBytes]))
        {
            throw DamagedStateException.Unreadable(owner, "its checksum does not match");
        }

        if (block[2] != (byte)kind)
        {
            throw DamagedStateException.Unreadable(owner, $"it is of kind {block[2]}, not {(byte)kind} ({kind})");
        }

        if (block[3] > newestFormat)
        {
            throw DamagedStateException.Newer(owner, block[3], newestFormat);
        }

        return block[HeaderBytes..^ChecksumBytes];
    }
}
