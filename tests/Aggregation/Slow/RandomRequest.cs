using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Whole requests by chance, and requests damaged by chance.</summary>
/// <param name="random">Chance.</param>
/// <param name="hourly">Whether the requests are hourly rows, else rollups.</param>
internal sealed class RandomRequest(Random random, bool hourly = false)
{
    private static readonly string[] Tokens =
        ["\"", "\\", "{", "}", "[", "]", ",", ":", "null", "NaN", "-", "1e", "0", "\\ud800", "\\u0041", " ", "\n", "\0", "é", "\"weekly\":[", "\"Volume\":1,"];

    private readonly RandomRows _rows = new(random);

    /// <summary>A request in which fields may be odd or missing.</summary>
    public byte[] Any() => Encoding.UTF8.GetBytes(Request(random.Next(2) == 0
        ? Enumerable.Range(0, random.Next(30)).Select(_ => _rows.Any())
        : _rows.Regular(random.Next(60))));

    /// <summary>A well-formed request; and its rows, all usable.</summary>
    public (string Before, List<string> Rows, string After) Good() => (
        "{\"organizationId\":\"o\",\"week_start\":\"tuesday\",\"weekly\":[",
        [.. random.Next(2) == 0 ? Enumerable.Range(0, random.Next(1, 60)).Select(_ => _rows.Good()) : _rows.Regular(random.Next(1, 90))],
        "]}");

    /// <summary>A request with some bytes changed, removed, repeated or inserted.</summary>
    public byte[] Damaged()
    {
        var bytes = Any().ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    private string Request(IEnumerable<string> rows)
    {
        var (kind, name) = hourly ? ("hourly", "rows") : ("rollup", "weekly");
        var fields = new List<string> { $"\"{name}\":" + (random.Next(60) == 0 ? "null" : $"[{string.Join(random.Next(4) == 0 ? " , " : ",", rows)}]") };
        Add(fields, 50, $"\"event\":\"{kind}\"", "\"event\":null", "\"event\":\"other\"");
        Add(fields, 50, "\"organizationId\":\"org-1\"", "\"organizationId\":42", "\"organizationId\":null", "\"organizationId\":\"\\u00e9\\n\"");
        Add(fields, 50, "\"week_start\":\"monday\"", "\"week_start\":\"SUNDAY\"", "\"week_start\":null", "\"week_start\":\"x\"", "\"week_start\":3");
        Add(fields, 3, "\"scenario\":\"plan\"", "\"scenario\":null", "\"scenario\":\"\"");
        Add(fields, 2, "\"x\":[{\"y\":[1,2,{}]},\"]\",-0.5e-7,true]", "\"weekly\\u0020\":5");
        var ordered = fields.OrderBy(_ => random.Next(3));
        if (hourly && random.Next(2) == 0)
        {
            // As programs write them: what the rows are of first, the rows last.
            ordered = fields.Order(StringComparer.Ordinal).OrderBy(field => field.StartsWith("\"rows", StringComparison.Ordinal));
        }

        var request = $"{(random.Next(9) == 0 ? " " : "")}{{{string.Join(',', ordered)}}}";
        return random.Next(12) == 0 ? RandomWrapper.Of(request, random, hourly) : request;
    }

    /// <summary>The first choice nearly always, or none, or an odd one.</summary>
    private void Add(List<string> fields, int usual, params string[] choices)
    {
        if (random.Next(usual) > 0)
        {
            fields.Add(choices[random.Next(8) == 0 ? random.Next(choices.Length) : 0]);
        }
    }
}
