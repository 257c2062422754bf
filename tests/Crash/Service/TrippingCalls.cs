using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>Passes the points that lie behind calls of grains.</summary>
internal sealed class TrippingCalls(Trigger trigger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (PointAfter(context) is { } point)
        {
            trigger.Pass(point);
        }
    }

    private static string? PointAfter(IIncomingGrainCallContext context) => context.Grain switch
    {
        RollupWorkerGrain => KillPoint.AfterFold,
        WeeklyAggregateGrain when context.MethodName != nameof(IWeeklyAggregateGrain.HeldAsync) => KillPoint.AfterAggregate,
        _ => null,
    };
}
