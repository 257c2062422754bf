namespace ScenarioOrleans.Aggregation;

/// <summary>Names of the fields around the rows.</summary>
internal static class EnvelopeFields
{
    /// <summary>No escaped form of a known name is longer: six bytes for each character.</summary>
    private const int LongestEscapedName = 14 * 6;

    /// <summary>The field of a name as it stands between its quotes.</summary>
    /// <param name="name">Scanned before.</param>
    /// <param name="inParameters">Whether it is a field of <c>parameters</c>, else of the message.</param>
    public static EnvelopeField Find(in RowValue name, bool inParameters)
    {
        if (!name.Escaped)
        {
            return Find(name.Bytes, inParameters);
        }

        Span<byte> plain = stackalloc byte[LongestEscapedName];
        return name.Length <= LongestEscapedName && JsonString.TryDecode(name.Bytes, plain, out var length)
            ? Find(plain[..length], inParameters)
            : EnvelopeField.Unknown;
    }

    private static EnvelopeField Find(ReadOnlySpan<byte> name, bool inParameters) =>
        inParameters ? FindParameter(name) : FindField(name);

    private static EnvelopeField FindField(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("rows"u8) => EnvelopeField.Rows,
        4 when name.SequenceEqual("data"u8) => EnvelopeField.Data,
        5 when name.SequenceEqual("event"u8) => EnvelopeField.Event,
        6 when name.SequenceEqual("weekly"u8) => EnvelopeField.Weekly,
        6 when name.SequenceEqual("schema"u8) => EnvelopeField.Schema,
        6 when name.SequenceEqual("filter"u8) => EnvelopeField.Filter,
        6 when name.SequenceEqual("period"u8) => EnvelopeField.Period,
        7 when name.SequenceEqual("payload"u8) => EnvelopeField.Payload,
        7 when name.SequenceEqual("profile"u8) => EnvelopeField.Profile,
        7 when name.SequenceEqual("batchId"u8) => EnvelopeField.BatchId,
        8 when name.SequenceEqual("scenario"u8) => EnvelopeField.Scenario,
        8 when name.SequenceEqual("measures"u8) => EnvelopeField.Measures,
        8 when name.SequenceEqual("timeZone"u8) => EnvelopeField.TimeZone,
        8 when name.SequenceEqual("coverage"u8) => EnvelopeField.Coverage,
        9 when name.SequenceEqual("groupings"u8) => EnvelopeField.Groupings,
        9 when name.SequenceEqual("weekLabel"u8) => EnvelopeField.WeekLabel,
        10 when name.SequenceEqual("week_start"u8) => EnvelopeField.WeekStart,
        10 when name.SequenceEqual("parameters"u8) => EnvelopeField.Parameters,
        11 when name.SequenceEqual("specversion"u8) => EnvelopeField.SpecVersion,
        11 when name.SequenceEqual("data_base64"u8) => EnvelopeField.DataBase64,
        14 when name.SequenceEqual("organizationId"u8) => EnvelopeField.OrganizationId,
        _ => EnvelopeField.Unknown,
    };

    private static EnvelopeField FindParameter(ReadOnlySpan<byte> name) => name.Length switch
    {
        8 when name.SequenceEqual("scenario"u8) => EnvelopeField.ParameterScenario,
        9 when name.SequenceEqual("threshold"u8) => EnvelopeField.Threshold,
        12 when name.SequenceEqual("analysisType"u8) => EnvelopeField.AnalysisType,
        14 when name.SequenceEqual("organizationId"u8) => EnvelopeField.ParameterOrganizationId,
        _ => EnvelopeField.Unknown,
    };
}
