using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>The weekly figures of one aggregate's days.</summary>
internal static class BlockFigures
{
    /// <summary>All weeks of <paramref name="days"/>.</summary>
    public static FiguresChange Whole(DaySums days, DayOfWeek weekStart) =>
        new(weekStart, Whole: true, [.. WeekSums.Of(days, weekStart).Select(WeekFigures.Of)]);

    /// <summary>
    /// What adding rows changes: the weeks in which they have a day; all weeks when these start on another day than before.
    /// </summary>
    public static FiguresChange Added(RunningState state, RunningState.Change change) => state.WeekStart == change.WeekStart
        ? new(state.WeekStart, Whole: false, [.. WeekSums.Of(state.Days, state.WeekStart, change.Added).Select(WeekFigures.Of)])
        : Whole(state.Days, state.WeekStart);
}
