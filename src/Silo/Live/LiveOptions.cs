namespace ScenarioOrleans.Silo.Live;

/// <summary>Watching answers as they are published. Configuration section <c>Scenario:Live</c>.</summary>
public sealed class LiveOptions
{
    public const string Section = "Scenario:Live";

    /// <summary>Answers that may wait to be put on their streams, at least 1; further ones are left out.</summary>
    public int FeedAnswers { get; set; } = 1024;

    /// <summary>The same in bytes as published, at least 1.</summary>
    public long FeedBytes { get; set; } = 32 << 20;

    /// <summary>Subscribers of <c>/api/live</c> at once, at least 1; further ones are refused.</summary>
    public int MaxSubscribers { get; set; } = 64;

    /// <summary>Answers that may wait for one subscriber, at least 1; then the oldest are dropped.</summary>
    public int SubscriberAnswers { get; set; } = 256;

    /// <summary>The same in bytes of JSON, at least 1; a longer answer waits alone.</summary>
    public long SubscriberBytes { get; set; } = 4 << 20;

    /// <summary>How often a subscriber that has nothing to read gets a comment, so that both sides see a dead connection; above 0, at most an hour.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
