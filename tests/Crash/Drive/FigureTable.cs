using System.Data.Common;
using System.Globalization;
using ScenarioOrleans.Crash.Tests.Workload;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>The table of weekly figures, read as anybody may.</summary>
internal static class FigureTable
{
    private const string Query = """
        SELECT contact_type, staff_type, call_center, week, volume, abandons, top_line_agents, base_aht, handled_threshold, service_level,
            acceptable_wait_time, total_queue_time
        FROM weekly_figures WHERE kind = 'running' AND organization = @organization AND scenario = @scenario
        """;

    /// <summary>A scenario's running sums, by group name and week.</summary>
    public static Dictionary<(string Group, DateOnly Week), decimal?[]> Read(DbConnection connection, Plan plan)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Query;
        Add(command, "organization", plan.Organization);
        Add(command, "scenario", plan.Scenario);
        using var rows = command.ExecuteReader();
        var found = new Dictionary<(string, DateOnly), decimal?[]>();
        while (rows.Read())
        {
            var group = new Group(rows.GetString(0), rows.GetString(1), rows.GetString(2));
            found.Add((group.Name, rows.GetFieldValue<DateOnly>(3)), [.. Enumerable.Range(4, MeasureNames.All.Length).Select(column => Number(rows.GetValue(column)))]);
        }

        return found;
    }

    /// <summary>Through the shortest text of a double: .NET would round it to 15 digits.</summary>
    private static decimal? Number(object value) => value switch
    {
        DBNull => null,
        double mean => decimal.Parse(mean.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
    };

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
