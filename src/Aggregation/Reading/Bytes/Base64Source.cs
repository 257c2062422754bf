using System.Buffers;
using System.Buffers.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>Bytes that travel as base64: standard alphabet, padded; white space and line breaks anywhere are passed over.</summary>
internal sealed class Base64Source(ReadOnlyMemory<byte> text) : ByteSource
{
    /// <summary>What one read decodes at least: less room than this is never given.</summary>
    public const int MinRoom = 64;

    private int _decoded;

    public override int Read(Span<byte> room)
    {
        var status = Base64.DecodeFromUtf8(text.Span[_decoded..], room, out var consumed, out var written);
        _decoded += consumed;
        return written > 0 || status is OperationStatus.Done
            ? written
            : throw new FaultException(
                FaultCodes.MalformedGzip,
                $"The base64 of the gzip is not valid near byte {_decoded} of the value ({text.Length} bytes): "
                + "send base64 of the standard alphabet, with padding and complete.");
    }

    public override void Dispose()
    {
    }
}
