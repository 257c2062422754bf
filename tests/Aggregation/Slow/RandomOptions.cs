using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Requests with options by chance; some options are bad.</summary>
internal sealed class RandomOptions(Random random)
{
    private static readonly string[][] Values = [["Voice", "A_B", "A", "Łódź\\"], ["C", "B_C", "Full-time", "\\"], ["D", "東京", "Austin", "Austin "]];
    private static readonly string[] Offsets = ["", "", "Z", "+00:00", "+05:30", " -0330", "+18:00", "-18", "UTC", "+01:00[x]"];
    private static readonly string[] Clocks = ["HH", "HH:mm", "HH:mm:ss", "HH:mm:ss.fff", "HH:mm:ss,f"];

    private static readonly DateTime[] Starts =
        [new(2026, 3, 20), new(2026, 10, 20), new(2025, 12, 20), new(2026, 3, 28), new(2026, 10, 3), new(2026, 10, 31), new(2020, 12, 20), new(2024, 2, 20)];

    public byte[] Any()
    {
        var fields = new List<string> { "\"organizationId\":1", $"\"weekly\":[{string.Join(',', Enumerable.Range(0, Rows()).Select(_ => Row()))}]" };
        Add(fields, 2, "week_start", "\"monday\"", "\"monday\"", "\"sunday\"", "\"Wednesday\"");
        Add(fields, 3, "filter", Filter(), Filter(), "{}", "[]", "{\"Contact type\":[]}", "{\"Staff Type\":[1]}", "{\"Staff Type\":\"C\"}", "null", "\"\"", "{\"Staff Type\":[\"C\"],\"Staff Type\":[\"\\u0042_C\"]}");
        Add(fields, 3, "measures", Some(SlowOptionsAnswer.Figures), Some(SlowOptionsAnswer.Figures), "[\"Base AHT\"]", "[]", "[\"volume\"]", "[1]", "\"Volume\"", "null", "{}");
        Add(fields, 2, "groupings", "\"cube\"", "\"rollup\"", Groupings(), Groupings(), "[]", "\"\"", "\"grid\"", "[\"Staff Type\"]", "[[\"Staff Type\",\"Staff Type\"]]", "[[\"staff\"]]", "{}", "[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]");
        Add(fields, 2, "profile", "\"weighted\"", "\"weighted\"", "\"weighted\"", "\"plain\"", "\"\"", "null", "\"Weighted\"", "1");
        Add(fields, 2, "timeZone", Zone(), Zone(), Zone(), "\"\"", "null", "\"Mars/Olympus\"", "\"UTC+01\"", "[]");
        Add(fields, 2, "period", "\"day\"", "\"month\"", "\"week\"", "null", "\"\"", "\"year\"", "7");
        Add(fields, 3, "weekLabel", "\"iso\"", "\"iso\"", "null", "\"\"", "\"ISO\"", "true");
        Add(fields, 2, "coverage", "true", "true", "false", "null", "\"true\"", "1", "{}");
        return Encoding.UTF8.GetBytes($"{{{string.Join(',', fields.OrderBy(_ => random.Next(3)))}}}");
    }

    private int Rows() => random.Next(4) == 0 ? random.Next(3) : random.Next(70);

    /// <summary>The first choices mostly, the bad ones behind them seldom.</summary>
    private void Add(List<string> fields, int oneOf, string name, params string[] choices)
    {
        if (random.Next(oneOf) == 0)
        {
            fields.Add($"\"{name}\":{choices[random.Next(24) == 0 ? random.Next(choices.Length) : random.Next(Math.Min(3, choices.Length))]}");
        }
    }

    private string Zone() => Json(SlowZone.Names[random.Next(SlowZone.Names.Length)]);

    private string Filter() => $"{{{string.Join(',', SlowOptions.Dimensions.Zip(Values).Where(_ => random.Next(2) == 0).Select(
        pair => $"{Json(pair.First)}:{Some(pair.Second)}"))}}}";

    private string Groupings() => $"[{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => Some(SlowOptions.Dimensions)))}]";

    private string Some(string[] texts) => $"[{string.Join(',', texts.OrderBy(_ => random.Next()).Take(random.Next(texts.Length + 1)).Select(Json))}]";

    private static string Json(string text) => JsonSerializer.Serialize(text);

    private string Row()
    {
        var fields = new List<string> { $"\"Week\":\"{Week()}\"" };
        fields.AddRange(SlowOptions.Dimensions.Zip(Values, (name, values) => $"{Json(name)}:{Json(values[random.Next(values.Length)])}"));
        foreach (var name in SlowOptionsAnswer.Figures.Take(8).Where(_ => random.Next(9) > 0))
        {
            fields.Add($"{Json(name)}:{(name.StartsWith("Acc", StringComparison.Ordinal) && random.Next(20) > 0 ? "20" : Number())}");
        }

        if (random.Next(30) == 0)
        {
            fields[random.Next(fields.Count)] = "\"Volume\":\"x\"";
        }

        return $"{{{string.Join(',', random.Next(9) == 0 ? fields.OrderBy(_ => random.Next()) : fields)}}}";
    }

    private string Number() => random.Next(12) switch
    {
        0 => "null",
        1 => RandomText.Number(random),
        2 => "0",
        3 => "-" + random.Next(50),
        < 8 => random.Next(300).ToString(CultureInfo.InvariantCulture),
        _ => (random.Next(100_000) / 100.0).ToString(CultureInfo.InvariantCulture),
    };

    private string Week()
    {
        var time = Starts[random.Next(Starts.Length)].AddMinutes(15 * random.Next(1_500));
        var day = time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return random.Next(40) switch
        {
            0 => "2026-02-30",
            < 5 => day,
            _ => day + "T "[random.Next(2)] + time.ToString(Clocks[random.Next(Clocks.Length)], CultureInfo.InvariantCulture) + Offsets[random.Next(Offsets.Length)],
        };
    }
}
