namespace ScenarioOrleans.Parquet;

/// <summary>The values of one column for the row group being filled; keeps its space when cleared. Not thread-safe.</summary>
internal sealed class ColumnBuffer<T>
{
    private T[] _values = new T[64];
    private int _count;

    public ReadOnlyMemory<T> Values => _values.AsMemory(0, _count);

    public void Add(T value)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, _count * 2);
        }

        _values[_count++] = value;
    }

    public void Clear() => _count = 0;
}
