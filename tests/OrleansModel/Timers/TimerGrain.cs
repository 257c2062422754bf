using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Timers;

/// <summary>A grain with timers.</summary>
public interface ITimerGrain : IGrainWithStringKey
{
    Task StartAsync(string gate, bool interleave, bool once);

    Task StopAsync();

    Task<int> TicksAsync();

    Task HoldAsync(string gate);

    Task RestartAsync();

    Task StartFailingAsync();
}

public sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    public Task StartAsync(string gate, bool interleave, bool once)
    {
        _timer = this.RegisterGrainTimer(
            static (state, _) => state.grain.TickAsync(state.gate),
            (grain: this, gate),
            new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(10), once ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(10))
            {
                Interleave = interleave,
            });
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task RestartAsync()
    {
        _timer!.Change(TimeSpan.FromMilliseconds(10), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task<int> TicksAsync() => Task.FromResult(_ticks);

    public Task HoldAsync(string gate) => Gate.Of(gate).PassAsync();

    public Task StartFailingAsync()
    {
        this.RegisterGrainTimer(
            _ =>
            {
                _ticks++;
                throw new InvalidDataException("a tick that fails");
            },
            TimeSpan.FromMilliseconds(10),
            TimeSpan.FromMilliseconds(10));
        return Task.CompletedTask;
    }

    private Task TickAsync(string gate)
    {
        _ticks++;
        Gate.Of(gate).Arrive();
        return Task.CompletedTask;
    }
}
