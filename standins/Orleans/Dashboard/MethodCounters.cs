namespace Orleans.Dashboard;

/// <summary>How often a grain method was called, how long it took in all, how often it failed. Counted for the whole process.</summary>
internal sealed class MethodCounters
{
    private long _calls;
    private long _ticks;
    private long _faults;

    public long Calls => Volatile.Read(ref _calls);

    public long Ticks => Volatile.Read(ref _ticks);

    public long Faults => Volatile.Read(ref _faults);

    public void OnCall(long ticks, bool failed)
    {
        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _ticks, ticks);
        if (failed)
        {
            Interlocked.Increment(ref _faults);
        }
    }
}
