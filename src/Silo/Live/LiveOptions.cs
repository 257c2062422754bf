namespace ScenarioOrleans.Silo.Live;

/// <summary>Watching answers as they are published. Configuration section <c>Scenario:Live</c>.</summary>
public sealed class LiveOptions
{
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

    /// <summary>How often a subscriber that has nothing to read gets a comment, so that both sides see a dead connection; above 0.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What is wrong with the settings; null when nothing is.</summary>
    public string? Problem() =>
        FeedAnswers < 1 ? $"Scenario:Live:FeedAnswers is {FeedAnswers}; it must be at least 1."
        : FeedBytes < 1 ? $"Scenario:Live:FeedBytes is {FeedBytes}; it must be at least 1."
        : MaxSubscribers < 1 ? $"Scenario:Live:MaxSubscribers is {MaxSubscribers}; it must be at least 1."
        : SubscriberAnswers < 1 ? $"Scenario:Live:SubscriberAnswers is {SubscriberAnswers}; it must be at least 1."
        : SubscriberBytes < 1 ? $"Scenario:Live:SubscriberBytes is {SubscriberBytes}; it must be at least 1."
        : Heartbeat <= TimeSpan.Zero || Heartbeat > TimeSpan.FromHours(1) ? $"Scenario:Live:Heartbeat is {Heartbeat}; it must be above 0, and at most 01:00:00."
        : null;
}
