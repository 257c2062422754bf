namespace Parquet.Format;

/// <summary>The file as it grows: counts where it is, so that the stream need not be seekable.</summary>
internal sealed class FileSink(Stream stream)
{
    /// <summary>Offset of the next byte.</summary>
    public long Position { get; private set; } = stream.CanSeek ? stream.Position : 0;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        Position += bytes.Length;
    }

    public Task FlushAsync() => stream.FlushAsync();
}
