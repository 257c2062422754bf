namespace ScenarioOrleans.Aggregation;

/// <summary>The fields of a message that are read, and those of its <c>parameters</c>.</summary>
internal enum EnvelopeField
{
    Event,
    OrganizationId,
    Scenario,
    WeekStart,
    Weekly,
    Rows,

    /// <summary>The options of a rollup request, from here on, in the order in which they are judged.</summary>
    Filter,
    Measures,
    Groupings,
    Profile,
    TimeZone,
    Period,
    WeekLabel,
    Coverage,

    /// <summary>Of hourly rows.</summary>
    BatchId,

    /// <summary>Of a CloudEvent; so are the next two.</summary>
    SpecVersion,
    Data,
    DataBase64,

    /// <summary>Of Kafka Connect's envelope; so is the next.</summary>
    Schema,
    Payload,
    Parameters,
    AnalysisType,
    Threshold,
    ParameterOrganizationId,
    ParameterScenario,

    /// <summary>Any other: passed over.</summary>
    Unknown,
}
