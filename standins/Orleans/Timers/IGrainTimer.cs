namespace Orleans.Runtime;

/// <summary>A timer of one activation. Disposing it cancels its callback's token and stops further ticks.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the time to the next tick and the pause between ticks; during a tick it holds from its end.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
