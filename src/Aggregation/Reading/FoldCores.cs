namespace ScenarioOrleans.Aggregation;

/// <summary>How many cores of the process are folding.</summary>
internal static class FoldCores
{
    private static int _taken;

    /// <summary>Whether fewer cores are folding than there are.</summary>
    public static bool IsOneFree => Volatile.Read(ref _taken) < Environment.ProcessorCount;

    /// <summary>The current thread folds until the result is disposed of.</summary>
    public static Use Take()
    {
        Interlocked.Increment(ref _taken);
        return default;
    }

    public readonly struct Use : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref _taken);
    }
}
