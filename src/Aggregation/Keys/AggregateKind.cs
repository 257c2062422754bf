namespace ScenarioOrleans.Aggregation;

/// <summary>Whose sums an aggregate holds: the last rollup's, or those of all hourly rows. The two never mix.</summary>
public enum AggregateKind
{
    Snapshot,
    Running,
}
