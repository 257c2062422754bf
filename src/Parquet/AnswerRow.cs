namespace ScenarioOrleans.Parquet;

/// <summary>One group and week of an answer. A mean is null when it is of nothing; a sum of nothing is 0.</summary>
internal readonly record struct AnswerRow(
    string Organization,
    string ContactType,
    string StaffType,
    string CallCenter,
    DateOnly Week,
    double Volume,
    double Abandons,
    double TopLineAgents,
    double? BaseAht,
    double HandledThreshold,
    double? ServiceLevel,
    double? AcceptableWaitTime,
    double TotalQueueTime);
