using System.Globalization;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>JSON texts by chance, with a liking for edges.</summary>
internal static class RandomText
{
    /// <summary>A JSON number.</summary>
    public static string Number(Random random)
    {
        var text = random.Next(8) switch
        {
            0 => random.Next(2000).ToString(CultureInfo.InvariantCulture),
            1 => (random.Next(20_000) / 10.0).ToString("0.0", CultureInfo.InvariantCulture),
            2 => random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
            3 => Digits(random, 1 + random.Next(20)) + "." + random.NextInt64().ToString(CultureInfo.InvariantCulture),
            4 => Near(random),
            5 => "0." + new string('0', random.Next(22)) + random.Next(1, 1000).ToString(CultureInfo.InvariantCulture),
            6 => Digits(random, 1 + random.Next(40)),
            _ => Digits(random, 1 + random.Next(14)) + "." + Digits(random, 1 + random.Next(30)).PadLeft(random.Next(30), '0'),
        };
        text = text.Contains('E', StringComparison.Ordinal) || random.Next(5) > 0 ? text : text + Exponent(random);
        return random.Next(6) == 0 ? "-" + text : text;
    }

    private static string Near(Random random)
    {
        string[] edges =
        [
            "1000000000000", "999999999999", "1000000000001", "1000000000000.0", "999999999999.999999999999999999", "0.5", "0.000000000000000001",
            "0.0000000000000000005", "0.0000000000000000015", "100000000000.1", "9007199254740993", "18446744073709551615", "0.1", "0",
        ];
        return edges[random.Next(edges.Length)];
    }

    private static string Exponent(Random random)
    {
        var sign = random.Next(3) switch { 0 => "", 1 => "+", _ => "-" };
        return (random.Next(2) == 0 ? "e" : "E") + sign + (random.Next(5) == 0 ? "00" : "") + random.Next(random.Next(2) == 0 ? 4 : 40);
    }

    private static string Digits(Random random, int count)
    {
        var digits = string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10)))).TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
