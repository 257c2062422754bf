using System.Globalization;
using System.Numerics;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>What a request with options is answered, every figure of every grouping from the rows themselves.</summary>
/// <param name="options">The options.</param>
/// <param name="first">The first day of weeks, 0 is Monday.</param>
internal sealed class SlowOptionsAnswer(SlowOptions options, int first)
{
    public static readonly string[] Figures =
    [
        "Volume", "Abandons", "Top Line Agents (FTE)", "Base AHT", "Handled Threshold", "Service Level (X Seconds)", "Acceptable Wait Time",
        "Total Queue Time", "Abandon Rate", "Average Speed of Answer",
    ];

    private const int Aht = 3;
    private const int Level = 5;
    private const int Threshold = 6;

    private bool IsWeighted => options.Profile == "weighted";

    /// <summary>The answer's fields from the echoes up to the definitions, each with a comma before it.</summary>
    public string Body(List<SlowUsedRow> rows, int filtered)
    {
        var text = new StringBuilder();
        text.Append(options.Period is { } period ? $",\"period\":\"{period}\"" : "");
        text.Append(options.Zone is { } zone ? $",\"timeZone\":\"{zone}\"" : "");
        text.Append(options.Profile is { } profile ? $",\"profile\":\"{profile}\"" : "");
        text.Append(',').Append(Weekly(rows, SlowOptions.Dimensions));
        if (options.Groupings.Length > 0)
        {
            text.Append(",\"rollups\":[").AppendJoin(',', options.Groupings.Select(
                by => $"{{\"by\":[{string.Join(',', by.Select(SlowText.Quote))}],{Weekly(rows, by)}}}")).Append(']');
        }

        text.Append(options.Filter is null ? "" : $",\"filtered\":{filtered}");
        return text.Append(IsWeighted ? Mixed(rows) + Definitions() : "").ToString();
    }

    private static string Definitions() => "";

    private string Mixed(List<SlowUsedRow> rows)
    {
        var mixed = rows.GroupBy(row => (string.Join('\0', row.Group), Period(row)))
            .Count(record => record.Where(row => row.Units[Level] is not null).Select(row => row.Units[Threshold]).OfType<BigInteger>().Distinct().Skip(1).Any());
        return mixed == 0 ? "" : $",\"warnings\":{{\"mixed-thresholds\":{mixed}}}";
    }

    private DateOnly Period(SlowUsedRow row) => options.FirstDay(SlowZone.Place(row, options.Zone).Day, first);

    private string Weekly(List<SlowUsedRow> rows, string[] by)
    {
        var dimensions = by.Select(name => Array.IndexOf(SlowOptions.Dimensions, name)).ToArray();
        var groups = rows.GroupBy(row => string.Join('\0', dimensions.Select(dimension => row.Group[dimension]))).ToList();
        var named = groups.GroupBy(group => group.Key.Replace('\0', '_')).SelectMany(same => same.Select(
            group => (Name: same.Skip(1).Any() ? group.Key.Replace("_", "\\_", StringComparison.Ordinal).Replace('\0', '_') : same.Key, Rows: group)));
        var ordered = named.OrderBy(group => Convert.ToHexString(Encoding.UTF8.GetBytes(group.Name)), StringComparer.Ordinal);
        return $"\"weekly\":{{{string.Join(',', ordered.Select(group => $"{SlowText.Quote(group.Name)}:[{Records(group.Rows)}]"))}}}";
    }

    private string Records(IEnumerable<SlowUsedRow> rows) =>
        string.Join(',', rows.GroupBy(Period).OrderBy(period => period.Key).Select(period => Record(period.Key, [.. period])));

    private string Record(DateOnly day, List<SlowUsedRow> rows)
    {
        var field = options.Period switch { "day" => "Day", "month" => "Month", _ => "Week" };
        var text = new StringBuilder($"{{\"{field}\":\"{day:yyyy-MM-dd}\"");
        var date = day.ToDateTime(default);
        text.Append(options.Iso ? $",\"IsoWeek\":\"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}\"" : "");
        for (var figure = 0; figure < (IsWeighted ? Figures.Length : 8); figure++)
        {
            if (options.Measures?.Contains(Figures[figure]) ?? true)
            {
                text.Append($",\"{Figures[figure]}\":{Value(figure, rows)}");
            }
        }

        if (options.Coverage)
        {
            var present = rows.Select(row => SlowZone.Place(row, options.Zone).Hour).OfType<string>().Distinct().Count();
            text.Append($",\"Hours\":{{\"present\":{present},\"expected\":{Expected(date)}}}");
        }

        return text.Append('}').ToString();
    }

    private int Expected(DateTime day)
    {
        var end = options.Period switch { "day" => day.AddDays(1), "month" => day.AddMonths(1), _ => day.AddDays(7) };
        var span = options.Zone is { } zone ? SlowZone.Midnight(zone, end) - SlowZone.Midnight(zone, day) : end - day;
        return (int)Math.Round(span.TotalHours, MidpointRounding.ToEven);
    }

    private string Value(int figure, List<SlowUsedRow> rows)
    {
        if (IsWeighted && figure is Aht or Level or >= 8)
        {
            return Weighted(figure, rows);
        }

        var values = rows.Select(row => row.Units[figure]).OfType<BigInteger>().ToList();
        var sum = values.Aggregate(BigInteger.Zero, (total, value) => total + value);
        return figure is not (Aht or Level or Threshold) ? SlowMath.DecimalText(sum) : Quotient(sum, values.Count * SlowMath.Unit);
    }

    private static string Weighted(int figure, List<SlowUsedRow> rows)
    {
        var (top, bottom) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var units in rows.Select(row => row.Units).Where(units => units[0] is not null))
        {
            var volume = units[0]!.Value;
            var weight = figure is Level or 8 ? volume : volume - (units[1] ?? BigInteger.Zero);
            var (value, times) = figure switch
            {
                Aht or Level => (units[figure], weight),
                8 => (units[1], SlowMath.Unit),
                _ => (units[7], SlowMath.Unit),
            };
            if (value is { } some && weight > 0)
            {
                top += some * times;
                bottom += weight;
            }
        }

        return Quotient(top, bottom * SlowMath.Unit);
    }

    private static string Quotient(BigInteger top, BigInteger bottom) =>
        bottom.IsZero ? "null" : SlowMath.DoubleText(SlowMath.Nearest(top, bottom));
}
