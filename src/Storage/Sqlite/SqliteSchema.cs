using ScenarioOrleans.Storage.Schema;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>The tables of <c>sqlite</c>. A row's number is never given again, which etags rely on.</summary>
internal static class SqliteSchema
{
    public static SchemaSteps Steps { get; } = new(
        "storage_schema",
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'storage_schema'",
        "SELECT 1",
        "CREATE TABLE storage_schema (version INTEGER PRIMARY KEY, applied TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)",
        [First, Second]);

    private const string First = """
        CREATE TABLE state_blocks (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            grain_type TEXT NOT NULL,
            state_name TEXT NOT NULL,
            grain_key TEXT NOT NULL,
            version INTEGER NOT NULL,
            updated TEXT NOT NULL,
            block BLOB NOT NULL,
            UNIQUE (grain_key, grain_type, state_name));

        CREATE TABLE weekly_figures (
            aggregate_id INTEGER NOT NULL,
            week TEXT NOT NULL,
            organization TEXT NOT NULL,
            scenario TEXT NOT NULL,
            kind TEXT NOT NULL,
            contact_type TEXT NOT NULL,
            staff_type TEXT NOT NULL,
            call_center TEXT NOT NULL,
            week_start TEXT NOT NULL,
            rows INTEGER NOT NULL,
            volume REAL NOT NULL,
            abandons REAL NOT NULL,
            top_line_agents REAL NOT NULL,
            base_aht REAL,
            handled_threshold REAL NOT NULL,
            service_level REAL,
            acceptable_wait_time REAL,
            total_queue_time REAL NOT NULL,
            PRIMARY KEY (aggregate_id, week)) WITHOUT ROWID;
        """;

    /// <summary>One entry a scenario, so that they are listed without their aggregates.</summary>
    private const string Second = "CREATE INDEX group_lists ON state_blocks (grain_key) WHERE state_name = 'groups'";
}
