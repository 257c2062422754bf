namespace ScenarioOrleans.Aggregation;

/// <summary>Why a whole message cannot be used: header <c>scenario.error.code</c> of its dead letter.</summary>
public static class FaultCodes
{
    public const string Empty = "empty";
    public const string UnknownEncoding = "unknown-encoding";
    public const string MalformedGzip = "malformed-gzip";
    public const string TooLarge = "too-large";
    public const string MalformedJson = "malformed-json";
    public const string NotAnObject = "not-an-object";
    public const string UnknownEvent = "unknown-event";
    public const string MissingOrganization = "missing-organization";
    public const string MissingWeekly = "missing-weekly";
    public const string BadWeekStart = "bad-week-start";
    public const string UnknownCommand = "unknown-command";
    public const string BadParameters = "bad-parameters";

    /// <summary>Not a fault of the input: processing failed too often.</summary>
    public const string RetriesExhausted = "retries-exhausted";
}
