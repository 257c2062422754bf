using ScenarioOrleans.Storage.Schema;

namespace ScenarioOrleans.Storage.Postgres;

/// <summary>The tables of <c>postgres</c>, in the first schema of the connection's search path. A row's number is never given again, which etags rely on.</summary>
internal static class PostgresSchema
{
    /// <summary>Keeps other processes out of the schema until the transaction ends. The number means nothing; every version of this service takes the same.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock(6007199254740881)";

    public static SchemaSteps Steps { get; } = new(
        "storage_schema",
        "SELECT count(to_regclass('storage_schema'))",
        Lock,
        "CREATE TABLE storage_schema (version INTEGER PRIMARY KEY, applied TIMESTAMPTZ NOT NULL DEFAULT now())",
        [First, Second]);

    private const string First = """
        CREATE TABLE state_blocks (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            grain_type TEXT NOT NULL,
            state_name TEXT NOT NULL,
            grain_key TEXT NOT NULL,
            version BIGINT NOT NULL,
            updated TIMESTAMPTZ NOT NULL,
            block BYTEA NOT NULL,
            UNIQUE (grain_key, grain_type, state_name));

        CREATE TABLE weekly_figures (
            aggregate_id BIGINT NOT NULL,
            week DATE NOT NULL,
            organization TEXT NOT NULL,
            scenario TEXT NOT NULL,
            kind TEXT NOT NULL,
            contact_type TEXT NOT NULL,
            staff_type TEXT NOT NULL,
            call_center TEXT NOT NULL,
            week_start TEXT NOT NULL,
            rows BIGINT NOT NULL,
            volume NUMERIC NOT NULL,
            abandons NUMERIC NOT NULL,
            top_line_agents NUMERIC NOT NULL,
            base_aht DOUBLE PRECISION,
            handled_threshold NUMERIC NOT NULL,
            service_level DOUBLE PRECISION,
            acceptable_wait_time DOUBLE PRECISION,
            total_queue_time NUMERIC NOT NULL,
            PRIMARY KEY (aggregate_id, week));
        """;

    /// <summary>One entry a scenario, so that they are listed without their aggregates; in the order of bytes, whatever the database's own.</summary>
    private const string Second = "CREATE INDEX group_lists ON state_blocks (grain_key COLLATE \"C\") WHERE state_name = 'groups'";
}
