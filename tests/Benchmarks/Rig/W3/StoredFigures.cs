using System.Globalization;
using Microsoft.Data.Sqlite;
using ScenarioOrleans.Rig.Inputs;

namespace ScenarioOrleans.Rig.W3;

/// <summary>What is durable: the service's table of weekly figures, read beside it as any SQL client would.</summary>
internal sealed class StoredFigures : IDisposable
{
    /// <summary>A mean is rounded once from the exact quotient; here it is divided in decimals.</summary>
    private const double MeanTolerance = 1e-15;

    private readonly SqliteConnection _connection;

    public StoredFigures(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        _connection.Open();
    }

    /// <summary>Rows in the sums.</summary>
    public long Rows() => Number("SELECT coalesce(sum(rows), 0) FROM weekly_figures WHERE kind = 'running'");

    /// <summary>Mean bytes of the stored state of an aggregate.</summary>
    public double MeanBlockBytes(string kind) => Number($"SELECT CAST(avg(length(block)) AS INTEGER) FROM state_blocks WHERE grain_key LIKE '%/{kind}/%'");

    /// <summary>What the database takes, without its log.</summary>
    public long FileBytes() => Number("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size");

    /// <summary>Holds every week of every group against what was sent: sums exactly, means to the last bit but one.</summary>
    /// <exception cref="InvalidDataException">One differs.</exception>
    public void Check(ExactSums sent)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = """
            SELECT organization, contact_type, staff_type, call_center, week, rows, volume, abandons, top_line_agents, base_aht,
                   handled_threshold, service_level, acceptable_wait_time, total_queue_time
            FROM weekly_figures WHERE kind = 'running'
            """;
        using var reader = command.ExecuteReader();
        var found = 0;
        while (reader.Read())
        {
            var week = DateOnly.ParseExact(reader.GetString(4), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var expected = sent.Find(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), week);
            if (expected is null || expected.Rows != reader.GetInt64(5) || !Same(reader, expected))
            {
                throw new InvalidDataException($"{reader.GetString(0)}, {reader.GetString(1)}, {reader.GetString(2)}, {reader.GetString(3)}, {reader.GetString(4)}: the stored figures are not those sent.");
            }

            found++;
        }

        if (found != sent.Count)
        {
            throw new InvalidDataException($"{found} weeks are stored, {sent.Count} were sent.");
        }
    }

    public void Dispose() => _connection.Dispose();

    private static bool Same(SqliteDataReader reader, ExactSums.Cell expected)
    {
        for (var measure = 0; measure < 8; measure++)
        {
            double? stored = reader.IsDBNull(6 + measure) ? null : reader.GetDouble(6 + measure);
            var same = measure is 3 or 5 or 6
                ? stored.HasValue == expected.Mean(measure).HasValue && Math.Abs((stored ?? 0) - (expected.Mean(measure) ?? 0)) <= MeanTolerance * Math.Abs(stored ?? 0)
                : stored == expected.Sum(measure);
            if (!same)
            {
                return false;
            }
        }

        return true;
    }

    private long Number(string query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
