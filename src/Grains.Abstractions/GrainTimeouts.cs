namespace ScenarioOrleans.Grains;

/// <summary>
/// How long a caller waits for a grain, in one place. Orleans' own limit of 30 s would blame the grains for a broker or database that
/// hangs: so a call outlasts what it waits for, which ends with an exception that says what failed, and the outer call of a chain outlasts
/// the inner ones one after another.
/// </summary>
public static class GrainTimeouts
{
    /// <summary>
    /// One write or read of the storage, or one publication: longer than the longest <c>Kafka:DeliveryTimeout</c>, 30 minutes, and than all
    /// that a write waits for in the storage.
    /// </summary>
    public const string Leaf = "00:40:00";

    /// <summary>The turn of a rollup worker: it depends on nothing but its core, and on the archive's disk.</summary>
    public const string Worker = "00:40:00";

    /// <summary>A scenario's message: its group list, then its aggregates, then the publication.</summary>
    public const string Scenario = "02:10:00";

    /// <summary>A summary: the group list, the aggregates, its revision, a worker's turn, the publication; and the one before it.</summary>
    public const string Summary = "12:00:00";

    /// <summary>One scenario of an analysis: its group list, its aggregates of both kinds, a worker's turn.</summary>
    public const string ScenarioAnalysis = "05:00:00";

    /// <summary>Whether anybody watches: depends on nothing but the silos.</summary>
    public const string Watch = "00:00:30";

    /// <summary>A whole analysis, scenario by scenario.</summary>
    public const string Analysis = "1.00:00:00";

    /// <summary>
    /// Reading a grain's state before its first turn. Orleans' own limit of 30 s is that of a command of the database as well: which of the two ended it would
    /// be chance.
    /// </summary>
    public const string Activation = "00:10:00";

    /// <summary>After this a grain that is in a turn counts as stuck: longer than any call.</summary>
    public const string Turn = "1.01:00:00";
}
