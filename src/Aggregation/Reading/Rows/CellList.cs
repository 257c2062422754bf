using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>A value for each cell, by its number: grows in chunks that never move.</summary>
internal sealed class CellList<T>
    where T : struct
{
    private const int ChunkBits = 7;
    private const int ChunkSize = 1 << ChunkBits;

    private T[][] _chunks = [];

    /// <summary>The cell's value, at first nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(int cell)
    {
        var chunk = cell >> ChunkBits;
        if (chunk >= _chunks.Length || _chunks[chunk] is null)
        {
            Grow(chunk);
        }

        return ref _chunks[chunk][cell & (ChunkSize - 1)];
    }

    /// <summary>Makes the values of the first cells nothing again.</summary>
    public void Clear(int cells)
    {
        for (var chunk = 0; chunk << ChunkBits < cells && chunk < _chunks.Length; chunk++)
        {
            if (_chunks[chunk] is { } values)
            {
                Array.Clear(values);
            }
        }
    }

    private void Grow(int chunk)
    {
        if (chunk >= _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(chunk + 1, _chunks.Length * 2));
        }

        _chunks[chunk] ??= new T[ChunkSize];
    }
}
