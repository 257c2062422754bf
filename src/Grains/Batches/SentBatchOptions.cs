namespace ScenarioOrleans.Grains.Batches;

/// <summary>How long batch ids are known. Configuration section <c>Scenario:Batches</c>.</summary>
public sealed class SentBatchOptions
{
    /// <summary>The shortest setting of <see cref="Retention"/>: a sender that repeats a batch does so within it.</summary>
    public static readonly TimeSpan ShortestRetention = TimeSpan.FromHours(1);

    /// <summary>The longest setting of <see cref="Retention"/>.</summary>
    public static readonly TimeSpan LongestRetention = TimeSpan.FromDays(3_650);

    /// <summary>So long after it was taken, by record times, an id is a new one.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);
}
