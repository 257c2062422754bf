namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>A run of kills.</summary>
internal sealed record CrashRunOptions
{
    /// <summary>Decides requests, deaths and trouble.</summary>
    public required int Seed { get; init; }

    /// <summary>How many lives of the service are ended.</summary>
    public int Rounds { get; init; } = int.MaxValue;

    /// <summary>No new round begins after this time.</summary>
    public TimeSpan Time { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The broker fails requests, goes down and moves coordinators while the service runs.</summary>
    public bool BrokerTrouble { get; init; }

    /// <summary>Answers and offsets in Kafka transactions.</summary>
    public bool ExactlyOnce { get; init; }

    /// <summary>Settings of the service beside the usual.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Told about each round.</summary>
    public Action<string> Report { get; init; } = static _ => { };
}
