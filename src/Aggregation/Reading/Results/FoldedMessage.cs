namespace ScenarioOrleans.Aggregation;

/// <summary>A message read to its end: what it asks for, and its rows as exact sums.</summary>
public sealed class FoldedMessage
{
    public required MessageKind Kind { get; init; }

    /// <summary>Whose sums are meant. Not meaningful (default) for <see cref="MessageKind.RunAnalysis"/>, which may look at many.</summary>
    public required ScenarioKey Key { get; init; }

    /// <summary>As the message names it; default for <see cref="MessageKind.RunAnalysis"/>.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The scenario as given; null when the message has none.</summary>
    public required string? Scenario { get; init; }

    public required DayOfWeek WeekStart { get; init; }

    /// <summary>Of <see cref="MessageKind.Publish"/>: no week start was given, so that of the scenario's latest rows counts.</summary>
    public bool HasOwnWeekStart { get; init; }

    /// <summary>Of hourly rows: the sender's name for them, by which they are known when it sends them again; null when it gave none.</summary>
    public string? BatchId { get; init; }

    /// <summary>Different groups in order of first appearance; empty when the message has no usable rows.</summary>
    public IReadOnlyList<GroupSums> Groups { get; init; } = [];

    /// <summary>How a rollup request or a request for a summary wants to be answered; of hourly rows only where their days are.</summary>
    public RequestOptions Options { get; init; } = RequestOptions.None;

    /// <summary>Usable rows that the options' filter left out.</summary>
    public long Filtered { get; init; }

    public RejectedRows Rejected { get; init; } = RejectedRows.None;

    /// <summary>What the sender should know of rows that were read.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Rows read, used or rejected.</summary>
    public long Rows { get; init; }

    /// <summary>Bytes of JSON, after base64 and gzip.</summary>
    public long InflatedBytes { get; init; }

    /// <summary>The message stood inside the envelope of another program.</summary>
    internal bool IsWrapped { get; init; }

    /// <summary>Not null for <see cref="MessageKind.RunAnalysis"/> only.</summary>
    public AnalysisRequest? Analysis { get; init; }
}
