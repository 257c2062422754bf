namespace ScenarioOrleans.Grains;

/// <summary>One group's share of a message.</summary>
/// <param name="ContactType">First dimension of the group.</param>
/// <param name="StaffType">Second dimension of the group.</param>
/// <param name="CallCenter">Third dimension of the group.</param>
/// <param name="Days">The group's sums by day, as the domain's day block.</param>
/// <param name="DayNumbers">Of hourly rows: the days in the block, as day numbers (<see cref="DateOnly.DayNumber"/>); else empty.</param>
[GenerateSerializer, Immutable, Alias("scenario.GroupPart")]
public sealed record GroupPart(
    [property: Id(0)] string ContactType,
    [property: Id(1)] string StaffType,
    [property: Id(2)] string CallCenter,
    [property: Id(3)] byte[] Days,
    [property: Id(4)] int[] DayNumbers);
