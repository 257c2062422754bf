using System.Globalization;
using Microsoft.Data.Sqlite;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage.Figures;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>Writes the table of weekly figures. Sums become the nearest double: SQLite has no decimals.</summary>
internal sealed class SqliteFigures(SqliteConnection connection) : IDisposable
{
    private const int FirstMeasure = 11;

    private readonly SqliteStatement _clear = new(connection, "DELETE FROM weekly_figures WHERE aggregate_id = ?1");
    private readonly SqliteStatement _write = new(
        connection,
        """
        INSERT INTO weekly_figures (
            aggregate_id, week, organization, scenario, kind, contact_type, staff_type, call_center, week_start, rows,
            volume, abandons, top_line_agents, base_aht, handled_threshold, service_level, acceptable_wait_time, total_queue_time)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        ON CONFLICT DO UPDATE SET
            week_start = excluded.week_start, rows = excluded.rows, volume = excluded.volume, abandons = excluded.abandons,
            top_line_agents = excluded.top_line_agents, base_aht = excluded.base_aht, handled_threshold = excluded.handled_threshold,
            service_level = excluded.service_level, acceptable_wait_time = excluded.acceptable_wait_time,
            total_queue_time = excluded.total_queue_time
        """);

    /// <summary>Removes all weeks of an aggregate.</summary>
    public void Clear(long aggregate)
    {
        _clear.Bind(1, aggregate);
        _clear.Run();
    }

    /// <param name="aggregate">The aggregate's row.</param>
    /// <param name="figures">What changes.</param>
    /// <param name="isNew">The row is new, so that it has no weeks yet.</param>
    public void Write(long aggregate, AggregateFigures figures, bool isNew)
    {
        if (figures.Whole && !isNew)
        {
            Clear(aggregate);
        }

        _write.Bind(1, aggregate);
        _write.Bind(3, figures.Organization);
        _write.Bind(4, figures.Scenario);
        _write.Bind(5, figures.Kind);
        _write.Bind(6, figures.ContactType);
        _write.Bind(7, figures.StaffType);
        _write.Bind(8, figures.CallCenter);
        _write.Bind(9, figures.WeekStart);
        foreach (var week in figures.Weeks)
        {
            Write(week);
        }
    }

    public void Dispose()
    {
        _clear.Dispose();
        _write.Dispose();
    }

    private void Write(WeekFigures week)
    {
        _write.Bind(2, week.Week.ToString("O", CultureInfo.InvariantCulture));
        _write.Bind(10, week.Rows);
        for (var i = 0; i < Measures.Count; i++)
        {
            _write.Bind(FirstMeasure + i, week.Number((Measure)i));
        }

        _write.Run();
    }
}
