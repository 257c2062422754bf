namespace ScenarioOrleans.Crash.Tests.Workload;

internal enum RequestKind
{
    /// <summary>Rows for the running sums.</summary>
    Hourly,

    /// <summary>A snapshot, which wants an answer of its own.</summary>
    Rollup,

    /// <summary>Asks for the full summary.</summary>
    Publish,

    /// <summary>Cannot be used.</summary>
    Unusable,
}
