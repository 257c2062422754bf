namespace ScenarioOrleans.Silo.Ingest;

/// <summary>Which requests that cannot be used are answered with an error.</summary>
public enum ErrorAnswerPolicy
{
    /// <summary>Those whose sender waits for an answer: they carry a correlation header.</summary>
    WithCorrelation,

    /// <summary>All.</summary>
    Always,

    /// <summary>None.</summary>
    Never,
}
