using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>Makes the timers of activations.</summary>
public interface ITimerRegistry
{
    /// <summary>
    /// Calls <paramref name="callback"/> in turns of the activation, never twice at once. A fault of it is logged and the timer goes on.
    /// The timer ends with the activation.
    /// </summary>
    IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options);
}
