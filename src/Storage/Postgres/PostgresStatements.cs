using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Storage.Postgres;

/// <summary>The statements of <c>postgres</c>.</summary>
internal static class PostgresStatements
{
    /// <summary>A block by its key: <c>$1</c> grain key, <c>$2</c> grain type, <c>$3</c> state name.</summary>
    public const string Read = "SELECT id, version, block FROM state_blocks WHERE grain_key = $1 AND grain_type = $2 AND state_name = $3";

    /// <summary>The keys of the group lists after <c>$1</c>, at most <c>$2</c>.</summary>
    public const string GroupLists =
        $"SELECT grain_key FROM state_blocks WHERE state_name = '{GroupListState.StateName}' AND grain_key COLLATE \"C\" > $1 ORDER BY grain_key COLLATE \"C\" LIMIT $2";

    /// <summary>The group list under the stored key <c>$1</c>.</summary>
    public const string GroupList =
        $"SELECT block FROM state_blocks WHERE state_name = '{GroupListState.StateName}' AND grain_key COLLATE \"C\" = $1";

    /// <summary>
    /// A whole batch as one statement, which is one transaction and one round trip. <c>$1</c> to <c>$15</c> are the columns of the
    /// writes, of which none share a key; <c>$16</c> to <c>$26</c> those of the weeks, by the write's number; <c>$27</c> the time. It
    /// gives the numbers of the writes that were applied, with their rows; the others met another version. A row that is written by
    /// somebody else meanwhile is waited for, and its version is looked at afterwards.
    /// </summary>
    public const string Commit = """
        WITH op AS MATERIALIZED (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) AS t (
                number, grain_type, state_name, grain_key, id, version, block,
                whole, organization, scenario, kind, contact_type, staff_type, call_center, week_start)),
        op_week AS MATERIALIZED (
            SELECT * FROM unnest($16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26) AS t (
                number, week, rows, volume, abandons, top_line_agents, base_aht,
                handled_threshold, service_level, acceptable_wait_time, total_queue_time)),
        inserted AS (
            INSERT INTO state_blocks (grain_type, state_name, grain_key, version, updated, block)
            SELECT grain_type, state_name, grain_key, 1, $27, block FROM op WHERE id IS NULL ORDER BY number
            ON CONFLICT (grain_key, grain_type, state_name) DO NOTHING
            RETURNING id, grain_type, state_name, grain_key),
        updated AS (
            UPDATE state_blocks b SET version = b.version + 1, updated = $27, block = op.block
            FROM op WHERE b.id = op.id AND b.version = op.version AND op.block IS NOT NULL
            RETURNING op.number, b.id),
        cleared AS (
            DELETE FROM state_blocks b USING op
            WHERE b.id = op.id AND b.version = op.version AND op.block IS NULL
            RETURNING op.number, b.id),
        applied AS (
            SELECT op.number, inserted.id FROM inserted JOIN op USING (grain_key, grain_type, state_name)
            UNION ALL SELECT number, id FROM updated
            UNION ALL SELECT number, id FROM cleared),
        gone AS (
            DELETE FROM weekly_figures f USING applied JOIN op ON op.number = applied.number
            WHERE f.aggregate_id = applied.id AND op.whole AND op.id IS NOT NULL
                AND NOT EXISTS (SELECT FROM op_week w WHERE w.number = applied.number AND w.week = f.week)),
        kept AS (
            INSERT INTO weekly_figures (
                aggregate_id, week, organization, scenario, kind, contact_type, staff_type, call_center, week_start, rows,
                volume, abandons, top_line_agents, base_aht, handled_threshold, service_level, acceptable_wait_time, total_queue_time)
            SELECT applied.id, w.week, op.organization, op.scenario, op.kind, op.contact_type, op.staff_type, op.call_center,
                op.week_start, w.rows, w.volume::numeric, w.abandons::numeric, w.top_line_agents::numeric,
                w.base_aht::double precision, w.handled_threshold::numeric, w.service_level::double precision,
                w.acceptable_wait_time::double precision, w.total_queue_time::numeric
            FROM op_week w JOIN applied ON applied.number = w.number JOIN op ON op.number = w.number
            ON CONFLICT (aggregate_id, week) DO UPDATE SET
                week_start = excluded.week_start, rows = excluded.rows, volume = excluded.volume, abandons = excluded.abandons,
                top_line_agents = excluded.top_line_agents, base_aht = excluded.base_aht,
                handled_threshold = excluded.handled_threshold, service_level = excluded.service_level,
                acceptable_wait_time = excluded.acceptable_wait_time, total_queue_time = excluded.total_queue_time)
        SELECT number, id FROM applied
        """;
}
