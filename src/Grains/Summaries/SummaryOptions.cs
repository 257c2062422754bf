namespace ScenarioOrleans.Grains.Summaries;

/// <summary>How often summaries are published. Configuration section <c>Scenario:Summary</c>.</summary>
public sealed class SummaryOptions
{
    /// <summary>The shortest setting of <see cref="PublishInterval"/>.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest setting of <see cref="PublishInterval"/>: a message is not done before its summary.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(5);

    /// <summary>At most one summary of a scenario in this time.</summary>
    public TimeSpan PublishInterval { get; set; } = TimeSpan.FromSeconds(5);
}
