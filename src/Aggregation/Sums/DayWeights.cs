namespace ScenarioOrleans.Aggregation;

/// <summary>One group's sums for the weighted profile by day, days ascending: beside <see cref="DaySums"/>, which stay as small as they are.</summary>
public sealed class DayWeights
{
    private readonly Entry[] _days;

    /// <param name="days">Ascending and distinct; owned by the new object.</param>
    internal DayWeights(Entry[] days) => _days = days;

    internal ReadOnlySpan<Entry> Days => _days;

    internal struct Entry
    {
        /// <summary>Days since 0001-01-01.</summary>
        public int Day;
        public WeightSums Sums;
    }
}
