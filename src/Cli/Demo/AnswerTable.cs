using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>An answer as a table for people: a line for each group and week, rounded to what one can read.</summary>
internal static class AnswerTable
{
    private static readonly (string Measure, string Heading, string Format)[] Columns =
    [
        ("Volume", "Volume", "N0"), ("Abandons", "Abandons", "N0"), ("Top Line Agents (FTE)", "Agents", "N1"), ("Base AHT", "AHT s", "N1"),
        ("Handled Threshold", "In time", "N0"), ("Service Level (X Seconds)", "SL", "P1"), ("Acceptable Wait Time", "AWT s", "N0"),
        ("Total Queue Time", "Queue s", "N0"),
    ];

    /// <summary>At most <paramref name="limit"/> lines; the rest is counted in the caption.</summary>
    public static Table Of(ReadOnlyMemory<byte> answer, int limit)
    {
        using var json = JsonDocument.Parse(answer);
        var root = json.RootElement;
        var table = new Table
        {
            Border = TableBorder.Rounded,
            Title = new TableTitle(Markup.Escape($"Weekly figures of {root.GetProperty("organizationId")}, weeks from {root.GetProperty("week_start")}")),
        };
        table.AddColumn("Group").AddColumn("Week");
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(column.Heading).RightAligned());
        }

        var lines = 0;
        foreach (var group in root.GetProperty("weekly").EnumerateObject())
        {
            foreach (var week in group.Value.EnumerateArray())
            {
                if (lines++ < limit)
                {
                    table.AddRow([Markup.Escape(group.Name), week.GetProperty("Week").GetString()!, .. Columns.Select(column => Figure(week, column))]);
                }
            }
        }

        if (lines > limit)
        {
            table.Caption = new TableTitle($"{lines - limit} more lines");
        }

        return table;
    }

    private static string Figure(JsonElement week, (string Measure, string Heading, string Format) column)
    {
        var value = week.GetProperty(column.Measure);
        return value.ValueKind == JsonValueKind.Null ? "-" : value.GetDouble().ToString(column.Format, CultureInfo.InvariantCulture);
    }
}
