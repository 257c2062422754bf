namespace ScenarioOrleans.Aggregation;

/// <summary>A small message's JSON, whole and followed by zeros as in <see cref="Window"/>.</summary>
internal sealed unsafe class BatchJson
{
    private const int Capacity = 128 * 1_024;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(Capacity + Window.Padding, pinned: true);

    public BatchJson() => Start = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _buffer[0]);

    public byte* Start { get; }

    public byte* End => Start + Length;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>False when the JSON does not fit; then the first of it is here.</summary>
    public bool TryLoad(ReadOnlySpan<byte> json)
    {
        Length = Math.Min(json.Length, Capacity);
        json[..Length].CopyTo(_buffer);
        _buffer.AsSpan(Length, Window.Padding).Clear();
        return Length == json.Length;
    }

    /// <summary>The same from a source.</summary>
    /// <exception cref="FaultException">The source cannot be read.</exception>
    public bool TryLoad(ByteSource source)
    {
        Length = 0;
        int count;
        while (Length < Capacity && (count = source.Read(_buffer.AsSpan(Length, Capacity - Length))) > 0)
        {
            Length += count;
        }

        _buffer.AsSpan(Length, Window.Padding).Clear();
        return Length < Capacity;
    }
}
