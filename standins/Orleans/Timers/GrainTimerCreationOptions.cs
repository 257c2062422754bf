using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer ticks and how its ticks are scheduled.</summary>
public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first tick; infinite: it does not start by itself.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Pause from the end of one tick to the next; infinite: one tick only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may run while a call of the grain waits at an await.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks count as activity, so that the activation is not collected as idle.</summary>
    public bool KeepAlive { get; init; }
}
