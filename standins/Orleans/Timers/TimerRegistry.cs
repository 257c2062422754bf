using Orleans.Runtime;

namespace Orleans.Timers;

internal sealed class TimerRegistry : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (RuntimeContext.Current is null)
        {
            throw new InvalidOperationException(
                "Current grain context is null. A timer cannot be made outside of the grain's turns, for instance inside Task.Run.");
        }

        var activation = (Activation)grainContext;
        var timer = new GrainTimer<TState>(activation, callback, state, options);
        activation.AddTimer(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }
}
