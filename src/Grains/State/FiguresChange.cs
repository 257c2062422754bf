namespace ScenarioOrleans.Grains.State;

/// <summary>
/// What a new state changes in the aggregate's weekly figures, for storage providers that keep a table of them beside the blocks.
/// </summary>
/// <param name="WeekStart">The day on which the weeks start.</param>
/// <param name="Whole">True: these are all weeks, whatever was there before goes. False: other weeks stay as they are.</param>
/// <param name="Weeks">The weeks, ascending.</param>
[GenerateSerializer, Immutable, Alias("scenario.FiguresChange")]
public sealed record FiguresChange(
    [property: Id(0)] DayOfWeek WeekStart,
    [property: Id(1)] bool Whole,
    [property: Id(2)] WeekFigures[] Weeks);
