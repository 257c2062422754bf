using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Rows of requests by chance: mostly as they come in practice, some odd, some unusable.</summary>
internal sealed class RandomRows(Random random)
{
    private static readonly string[] MeasureNames =
    [
        "Volume", "Abandons", "Top Line Agents (FTE)", "Base AHT", "Handled Threshold", "Service Level (X Seconds)", "Acceptable Wait Time",
        "Total Queue Time",
    ];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Names = ["Voice", "Chat", "A_B", "A", "B_C", "C", "Kraków", "東京", "\U0001F600", "a\\", "_", "\"q\"", "tab\t", " Voice", "voice ", "VOICE", "Krako\u0301w", "\u00a0", "  "];

    private static readonly string[] OddValues =
        ["null", "NaN", "Infinity", "-Infinity", "true", "\"5\"", "\"\"", "{}", "\" \\u0020\"", "\"-\"",
        "\"nAn\"", "\"N/A\"", "\"null\"", "\" 1.50e1\\t\"", "\"82.5%\"", "\"00:05:12\"", "\"1e13\"", "\"-7\\u002e25\"", "\"01\"", "\"1.\"", "\"\\ud800\"", "[1,{\"a\":[]}]", "1e13", "1000000000000.0000000000001", "1e400", "-0", "0e9"];

    private static readonly string[] OddDays =
    [
        "2024-01-05T10:00:00Z", "2024-01-06 23:59", "2024-02-30", "0001-01-01", "0001-01-06", "9999-12-31", "soon", "", "2024-01-05T25:99",
        "2024-1-5", "2024-01-05 00:00:00+00", "2024-01-05 10:00z", "2024-01-05 10 UTC", "2024-01-05T10:00:00+00:00[UTC]", "2024-01-05 10:00:00,000",
        " 2024-01-05", " 2024-01-0", "2024-01-05 ", "\t2024-01-05T23\u00a0", "2024-01-05T25:61:00", "2024-01-05T10:00+19", "2024-01-05T10:00-1830", "1704412800000",
    ];

    private static readonly string[] Times = ["T10:00", " ", " 09:30:00 UTC", "T10:00:00,25", "t23Z"];

    /// <summary>A row that can be used.</summary>
    public string Good() => Row(odd: false);

    /// <summary>Rows as one program writes them: the same fields, order and white space; here and there something is different.</summary>
    public IEnumerable<string> Regular(int count)
    {
        string[] spaces = ["", "", " ", "\n    "];
        var (comma, colon) = ("," + spaces[random.Next(spaces.Length)], ":" + spaces[random.Next(3)]);
        var names = MeasureNames.Where(_ => random.Next(10) > 0).ToList();
        var groups = Enumerable.Range(0, random.Next(1, 6)).Select(_ => (string[])[Name(false), Name(false), Name(false)]).ToList();
        string[] dimensions = [.. new[] { "Contact Type", "Staff Type", "Call Center" }.OrderBy(_ => random.Next(3))];
        var weekLast = random.Next(6) == 0;
        var quote = random.Next(5) == 0 ? "\"" : "";
        var written = MeasureNames.ToDictionary(name => name, name => random.Next(12) == 0 ? Near(name) : name);
        for (var i = 0; i < count; i++)
        {
            var group = groups[random.Next(5) == 0 ? random.Next(groups.Count) : i % groups.Count];
            var week = $"\"Week\"{colon}\"2024-01-{1 + (i / 7):00}{(random.Next(30) == 0 ? Times[random.Next(Times.Length)] : "")}\"";
            List<string> fields = [.. dimensions.Zip(group, (name, value) => $"\"{name}\"{colon}{value}")];
            fields.AddRange(names.Select(name => $"\"{written[name]}\"{colon}{quote}{Number()}{quote}"));
            fields.Insert(weekLast ? fields.Count : 0, week);
            var row = $"{{{string.Join(comma, fields)}}}";
            yield return random.Next(40) == 0 ? Any() : random.Next(40) == 0 ? Spoiled(row) : row;
        }
    }

    /// <summary>A row with one value replaced by an odd one.</summary>
    private string Spoiled(string row)
    {
        var values = row.Split(':');
        var at = random.Next(1, values.Length);
        var end = values[at].LastIndexOf(at == values.Length - 1 ? '}' : ',');
        values[at] = OddValues[random.Next(OddValues.Length)] + (end < 0 ? "" : values[at][end..]);
        return string.Join(':', values);
    }

    /// <summary>Any row.</summary>
    public string Any() => random.Next(40) == 0 ? OddValues[random.Next(OddValues.Length)].Replace("{}", "{ }", StringComparison.Ordinal) : Row(random.Next(6) == 0);

    private string Row(bool odd)
    {
        var fields = new List<string>
        {
            Field("Week", Day(odd)), Field("Contact Type", Name(odd)), Field("Staff Type", Name(odd)), Field("Call Center", Name(odd)),
        };
        foreach (var name in MeasureNames)
        {
            if (random.Next(8) > 0)
            {
                fields.Add(Field(name, odd && random.Next(4) == 0 ? OddValues[random.Next(OddValues.Length)] : Number()));
            }
        }

        if (random.Next(4) == 0)
        {
            fields = [.. fields.OrderBy(_ => random.Next())];
        }

        if (random.Next(8) == 0)
        {
            fields.Insert(random.Next(fields.Count), Field("Extra \\u00e9", OddValues[random.Next(OddValues.Length)]));
        }

        if (random.Next(12) == 0)
        {
            // A name beside its like, in any order.
            var name = MeasureNames[random.Next(MeasureNames.Length)];
            fields.Insert(random.Next(fields.Count), Field(Near(name), Number()));
            fields.Insert(random.Next(fields.Count), Field(random.Next(2) == 0 ? name : Near(name), Number()));
        }

        if (odd && random.Next(3) == 0)
        {
            fields.RemoveAt(random.Next(fields.Count));
            fields.Insert(random.Next(fields.Count), fields[random.Next(fields.Count)]);
        }

        return $"{{{Space()}{string.Join(Space() + "," + Space(), fields)}{Space()}}}";
    }

    private string Field(string name, string value) =>
        $"\"{(random.Next(60) == 0 ? Escaped(name) : random.Next(40) == 0 ? Near(name) : name)}\"{Space()}:{Space()}{value}";

    /// <summary>A name as people write it who do not look closely.</summary>
    private string Near(string name) => random.Next(9) switch
    {
        0 => name.ToLowerInvariant(),
        1 => name.ToUpperInvariant(),
        2 => name.Replace(' ', '_'),
        3 => name.Replace(" ", "", StringComparison.Ordinal),
        4 => name + " ",
        5 => "\\t" + name + "\u00a0",
        6 => name.Replace('k', '\u212A').Replace("ff", "\uFB00", StringComparison.Ordinal).Replace('s', '\u017F'),
        7 => Escaped(name.ToUpperInvariant()),
        _ => name + "s",
    };

    private string Number() => random.Next(20) == 0 ? "null" : random.Next(4) == 0 ? RandomText.Number(random) : Typical();

    private string Typical() => random.Next(3) switch
    {
        0 => random.Next(500).ToString(CultureInfo.InvariantCulture),
        1 => (random.Next(50_000) / 10.0).ToString("0.0", CultureInfo.InvariantCulture),
        _ => random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
    };

    private string Day(bool odd)
    {
        var day = odd ? OddDays[random.Next(OddDays.Length)] : new DateOnly(2023, 12, 25).AddDays(random.Next(40)).ToString("O", CultureInfo.InvariantCulture);
        day += !odd && random.Next(4) == 0 ? "T10:30:00.25+01:00" : "";
        return Quoted(day);
    }

    private string Name(bool odd) => odd && random.Next(8) == 0 ? OddValues[random.Next(OddValues.Length)] : Quoted(Names[random.Next(Names.Length)]);

    private string Quoted(string text) => random.Next(10) == 0
        ? $"\"{Escaped(text)}\""
        : random.Next(2) == 0 ? JsonSerializer.Serialize(text) : Encoding.UTF8.GetString(Plain(text));

    /// <summary>Every character as an escape.</summary>
    private static string Escaped(string text) => text.Contains("\\u", StringComparison.Ordinal)
        ? text
        : string.Concat(text.Select(c => $"\\u{(int)c:x4}"));

    private static byte[] Plain(string text) => JsonSerializer.SerializeToUtf8Bytes(text, Relaxed);

    private string Space() => random.Next(30) == 0 ? " \n\t\r"[..random.Next(5)] : "";
}
