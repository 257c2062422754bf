using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Gzip as RFC 1952 has it, with nothing in mind but that: the inflater gets one byte at a time, so where it stops is known.</summary>
internal static class SlowGzip
{
    private const int TrailerBytes = 8;

    /// <summary>What all members hold; null if anything is wrong with them, or with what follows them.</summary>
    public static byte[]? Read(byte[] value)
    {
        using var content = new MemoryStream();
        for (var at = 0; at == 0 || at < value.Length;)
        {
            if (AfterHeader(value, at) is not { } start || Member(value, start) is not { } member)
            {
                return null;
            }

            content.Write(member.Content);
            at = member.End;
            while (at < value.Length && value[at] is 0 or (byte)' ' or (>= (byte)'\t' and <= (byte)'\r'))
            {
                at++;
            }
        }

        return content.ToArray();
    }

    private static int? AfterHeader(byte[] value, int start)
    {
        if (value.Length < start + 10 || !value.AsSpan(start).StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) || value[start + 3] > 31)
        {
            return null;
        }

        var (parts, at) = (value[start + 3], start + 10);
        if ((parts & 4) != 0)
        {
            at += at + 2 <= value.Length ? 2 + BinaryPrimitives.ReadUInt16LittleEndian(value.AsSpan(at)) : value.Length;
        }

        foreach (var text in (int[])[8, 16])
        {
            if ((parts & text) != 0)
            {
                var length = at < value.Length ? value.AsSpan(at).IndexOf((byte)0) : -1;
                at = length < 0 ? int.MaxValue / 2 : at + length + 1;
            }
        }

        at += parts & 2;
        return at <= value.Length ? at : null;
    }

    private static (byte[] Content, int End)? Member(byte[] value, int start)
    {
        using var input = new OneByteStream(value, start);
        using var inflate = new DeflateStream(input, CompressionMode.Decompress);
        using var content = new MemoryStream();
        try
        {
            int next;
            while ((next = inflate.ReadByte()) >= 0)
            {
                content.WriteByte((byte)next);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        var end = start + input.Given + TrailerBytes;
        if (input.WasShort || end > value.Length)
        {
            return null;
        }

        var trailer = value.AsSpan(end - TrailerBytes, TrailerBytes);
        var bytes = content.ToArray();
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer) == Crc32.HashToUInt32(bytes)
            && BinaryPrimitives.ReadInt32LittleEndian(trailer[4..]) == bytes.Length
            ? (bytes, end)
            : null;
    }

    private sealed class OneByteStream(byte[] value, int start) : MemoryStream(value, start, value.Length - start)
    {
        public int Given { get; private set; }

        /// <summary>More was asked for than there is.</summary>
        public bool WasShort { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = base.Read(buffer, offset, Math.Min(count, 1));
            Given += given;
            WasShort |= given == 0;
            return given;
        }
    }
}
