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

    public const string BadFilter = "bad-filter";
    public const string BadMeasures = "bad-measures";
    public const string BadGroupings = "bad-groupings";
    public const string BadProfile = "bad-profile";
    public const string BadTimeZone = "bad-time-zone";
    public const string BadPeriod = "bad-period";
    public const string BadWeekLabel = "bad-week-label";
    public const string BadCoverage = "bad-coverage";

    /// <summary>Not a fault of the input: processing failed too often.</summary>
    public const string RetriesExhausted = "retries-exhausted";
}
