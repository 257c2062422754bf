namespace ScenarioOrleans.Grains;

/// <summary>
/// The sums of one group of one scenario, by day. Keyed by the aggregate key's text
/// (<c>organization/scenario/kind/contact type/staff type/call center</c>). Never reentrant.
/// </summary>
[Alias("scenario.IWeeklyAggregateGrain")]
public interface IWeeklyAggregateGrain : IGrainWithStringKey
{
    /// <summary>Holds exactly <paramref name="days"/> from now on, unless a snapshot as late or later is held. Durable when it completes.</summary>
    /// <param name="version">The snapshot the days belong to.</param>
    /// <param name="weekStart">The day on which the snapshot's weeks start.</param>
    /// <param name="days">A day block; empty array: the snapshot has nothing for this group.</param>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    [Alias("Replace")]
    Task ReplaceAsync(SnapshotVersion version, DayOfWeek weekStart, byte[] days);

    /// <summary>The sums held, as a day block; an empty array when there are none.</summary>
    [Alias("Days"), ReadOnly]
    Task<byte[]> DaysAsync();
}
