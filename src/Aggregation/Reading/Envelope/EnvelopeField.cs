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
    Parameters,
    AnalysisType,
    Threshold,
    ParameterOrganizationId,
    ParameterScenario,

    /// <summary>Any other: passed over.</summary>
    Unknown,
}
