namespace ScenarioOrleans.Grains.Ports;

/// <summary>Reads sums when they are whole.</summary>
public static class WholeSums
{
    /// <summary>What <paramref name="read"/> returns when no rebuild was under way, nor began, while it read. Waits, and reads again, until so.</summary>
    public static async Task<T> ReadAsync<T>(this IRebuild rebuild, Func<Task<T>> read, CancellationToken cancel = default)
    {
        while (true)
        {
            await rebuild.CompletedAsync(cancel);
            if (await rebuild.TryReadAsync(read) is (true, var value))
            {
                return value;
            }
        }
    }

    /// <summary>Reads at once. The sums were whole if the first of the pair is true; otherwise there is no value.</summary>
    public static async Task<(bool Whole, T Value)> TryReadAsync<T>(this IRebuild rebuild, Func<Task<T>> read)
    {
        var begun = rebuild.Begun;
        if (!rebuild.IsComplete)
        {
            return (false, default!);
        }

        var value = await read();
        return rebuild.Begun == begun ? (true, value) : (false, default!);
    }
}
