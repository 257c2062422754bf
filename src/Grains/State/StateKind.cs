namespace ScenarioOrleans.Grains.State;

/// <summary>What a state block holds. Values are part of the stored format and never reused.</summary>
public enum StateKind : byte
{
    /// <summary>One group's snapshot: see <see cref="SnapshotState"/>.</summary>
    Snapshot = 1,

    /// <summary>A scenario's groups: see <see cref="GroupListState"/>.</summary>
    GroupList = 2,

    /// <summary>One group's running sums: see <see cref="RunningState"/>.</summary>
    Running = 3,

    /// <summary>How many summaries a scenario has had: see <see cref="Summaries.SummaryState"/>.</summary>
    Summary = 4,

    /// <summary>A shard of the catalog of scenarios: see <see cref="CatalogState"/>.</summary>
    Catalog = 5,

    /// <summary>A share of a scenario's batch ids: see <see cref="SentBatchesState"/>.</summary>
    SentBatches = 6,

    /// <summary>The topics that one name has stood for: see <see cref="TopicState"/>.</summary>
    Topic = 7,
}
