using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;

namespace ScenarioOrleans.Rig.W1;

/// <summary>
/// The least that .NET's own parts need for a message: base64, gunzip, a bare pass of <see cref="Utf8JsonReader"/>; no row is
/// looked at and nothing is answered.
/// </summary>
internal static class Floor
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>Each step over the whole message, into arrays of the right size.</summary>
    public static byte[]? Whole(byte[] value)
    {
        var compressed = new byte[Base64.GetMaxDecodedFromUtf8Length(value.Length)];
        if (Base64.DecodeFromUtf8(value, compressed, out _, out var length) != OperationStatus.Done)
        {
            throw new InvalidDataException("The value is not base64.");
        }

        // gzip ends with the length of what it holds.
        var json = new byte[BinaryPrimitives.ReadUInt32LittleEndian(compressed.AsSpan(length - sizeof(uint), sizeof(uint)))];
        using (var gzip = new GZipStream(new MemoryStream(compressed, 0, length), CompressionMode.Decompress))
        {
            gzip.ReadExactly(json);
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
        }

        return null;
    }

    /// <summary>The same with the JSON in a buffer of 64 KiB, which stays in the processor's cache.</summary>
    public static byte[]? Streamed(byte[] value)
    {
        var compressed = new byte[Base64.GetMaxDecodedFromUtf8Length(value.Length)];
        Base64.DecodeFromUtf8(value, compressed, out _, out var length);
        using var gzip = new GZipStream(new MemoryStream(compressed, 0, length), CompressionMode.Decompress);
        var buffer = new byte[PieceBytes];
        var state = default(JsonReaderState);
        var kept = 0;
        for (; ; )
        {
            var read = gzip.Read(buffer.AsSpan(kept));
            var reader = new Utf8JsonReader(buffer.AsSpan(0, kept + read), isFinalBlock: read == 0, state);
            while (reader.Read())
            {
            }

            if (read == 0)
            {
                return null;
            }

            state = reader.CurrentState;
            var rest = buffer.AsSpan((int)reader.BytesConsumed, kept + read - (int)reader.BytesConsumed);
            rest.CopyTo(buffer);
            kept = rest.Length;
        }
    }
}
