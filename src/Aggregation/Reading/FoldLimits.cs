namespace ScenarioOrleans.Aggregation;

/// <summary>What one message may cost. Over a limit it is cut off at once and is <see cref="FaultCodes.TooLarge"/> (depth: malformed).</summary>
public sealed record FoldLimits
{
    /// <summary>The deepest nesting any reader here keeps track of.</summary>
    public const int DeepestNesting = 64;

    public static FoldLimits Default { get; } = new();

    /// <summary>Cores that a large compressed message may use at once, 1 or 2; the second only while it is free. Default 2.</summary>
    public int MaxCores { get; init; } = 2;

    /// <summary>Bytes of JSON, after base64 and gzip. Default 512 MiB.</summary>
    public long MaxInflatedBytes { get; init; } = 512L << 20;

    /// <summary>Objects and arrays inside one another, 1 to 64. Default 64.</summary>
    public int MaxDepth { get; init; } = DeepestNesting;

    /// <summary>Bytes of one row, and of one field's name or number. Default 1 MiB.</summary>
    public int MaxRowBytes { get; init; } = 1 << 20;

    /// <summary>Different groups. Default 100,000.</summary>
    public int MaxGroups { get; init; } = 100_000;

    /// <summary>Different days of one group. Default 40,000: a century and a bit.</summary>
    public int MaxDaysPerGroup { get; init; } = 40_000;

    /// <summary>Days of all groups together; each needs about 200 bytes. Default 1,000,000.</summary>
    public int MaxDays { get; init; } = 1_000_000;

    /// <summary>UTF-8 bytes of an organization, a scenario or a dimension's value. Default 1,024.</summary>
    public int MaxNameBytes { get; init; } = 1_024;

    /// <summary>UTF-8 bytes of the values of all groups together. Default 32 MiB.</summary>
    public int MaxGroupNameBytes { get; init; } = 32 << 20;

    /// <summary>Bytes of a text that holds a message, inside the envelope of another program; it is in memory as a whole. Default 32 MiB.</summary>
    public int MaxWrappedTextBytes { get; init; } = 32 << 20;

    /// <summary>Rejected rows named one by one; all are counted. Default 1,000.</summary>
    public int MaxRejectedNamed { get; init; } = 1_000;
}
