namespace ScenarioOrleans.Grains;

/// <summary>
/// The sums of one group of one scenario, by day. Keyed by the aggregate key's text
/// (<c>organization/scenario/kind/contact type/staff type/call center</c>). Never reentrant. Arrays are shared with a caller on the same
/// silo, not copied: nobody writes to them.
/// </summary>
[Alias("scenario.IWeeklyAggregateGrain"), Version(1)]
public interface IWeeklyAggregateGrain : IGrainWithStringKey
{
    /// <summary>Holds exactly <paramref name="days"/> from now on, unless a snapshot as late or later is held. Durable when it completes.</summary>
    /// <param name="version">The snapshot the days belong to.</param>
    /// <param name="weekStart">The day on which the snapshot's weeks start.</param>
    /// <param name="days">A day block; empty array: the snapshot has nothing for this group.</param>
    /// <param name="cancellationToken">Gives up, unless the turn has begun.</param>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    [Alias("Replace"), ResponseTimeout(GrainTimeouts.Leaf)]
    Task ReplaceAsync(SnapshotVersion version, DayOfWeek weekStart, [Immutable] byte[] days, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a part's sums exactly once: offsets that are in the sums already are not added again. Durable when it completes.
    /// </summary>
    /// <param name="runs">The messages the part was folded from: whatever of this aggregate is in them is in the part.</param>
    /// <param name="weekStart">The day on which the weeks of these rows start.</param>
    /// <param name="days">A day block.</param>
    /// <param name="cancellationToken">Gives up, unless the turn has begun.</param>
    /// <returns>False when some, but not all, of the runs is in the sums already: nothing was added; cut them and add again.</returns>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    [Alias("AddRuns"), ResponseTimeout(GrainTimeouts.Leaf)]
    Task<bool> AddAsync([Immutable] OffsetRun[] runs, DayOfWeek weekStart, [Immutable] byte[] days, CancellationToken cancellationToken);

    /// <summary>
    /// Whether all of these runs is in the sums, or was below a watermark when the sums were saved last. Says no only after it has read
    /// the stored sums again.
    /// </summary>
    [Alias("Has"), ResponseTimeout(GrainTimeouts.Leaf)]
    Task<bool> HasAsync([Immutable] OffsetRun[] runs, CancellationToken cancellationToken);

    /// <summary>The sums held and how their weeks start.</summary>
    [Alias("Held"), ReadOnly, ResponseTimeout(GrainTimeouts.Leaf)]
    Task<HeldAggregate> HeldAsync(CancellationToken cancellationToken);

    /// <summary>The same. An activation that is made for this alone goes away again, so that reading a whole fleet does not keep it in memory.</summary>
    [Alias("Peek"), ReadOnly, ResponseTimeout(GrainTimeouts.Leaf)]
    Task<HeldAggregate> PeekAsync(CancellationToken cancellationToken);
}
