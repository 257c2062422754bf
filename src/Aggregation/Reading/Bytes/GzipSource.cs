using System.IO.Compression;

namespace ScenarioOrleans.Aggregation;

/// <summary>Inflates gzip.</summary>
internal sealed class GzipSource(ByteSource compressed) : ByteSource
{
    private readonly GZipStream _gzip = new(new SourceStream(compressed), CompressionMode.Decompress);

    public override int Read(Span<byte> room)
    {
        try
        {
            return _gzip.Read(room);
        }
        catch (InvalidDataException damaged)
        {
            throw new FaultException(FaultCodes.MalformedGzip, $"The gzip is damaged: {damaged.Message} Compress it again.");
        }
    }

    public override void Dispose()
    {
        _gzip.Dispose();
        compressed.Dispose();
    }

    private sealed class SourceStream(ByteSource source) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => source.Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer) => source.Read(buffer);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
