using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Crash.Tests.Workload;

namespace ScenarioOrleans.Crash.Tests.Hostile;

/// <summary>
/// Messages made to hurt, of every kind, each with the code of the dead letter that it has to get. A partition of the embedded broker keeps
/// 5 MB, so the kinds that are large before they are compressed travel compressed.
/// </summary>
internal sealed class HostileMessages(int seed)
{
    /// <summary>What the service is told to inflate at most.</summary>
    public const int MaxInflatedBytes = 16 << 20;

    private const string Start = """{"event":"hourly","organizationId":"mallory","rows":[""";

    private readonly Random _random = new(seed);
    private readonly byte[] _bomb = Gzip(Start + new string(' ', 3 * MaxInflatedBytes) + "]}");
    private readonly byte[] _bombOfBombs = Gzip(Encoding.Latin1.GetString(Gzip(new string('x', 2 * MaxInflatedBytes))));
    private readonly byte[] _deep = Gzip($$"""{"organizationId":"m","weekly":{{new string('[', 1_000_000)}}""");
    private readonly byte[] _hugeName = Gzip(Start + Row("contact", "5").Replace("Voice", new string('n', 900_000), StringComparison.Ordinal) + "]}");
    private readonly byte[] _groups = Gzip(Start + string.Join(',', Enumerable.Range(0, 100_001).Select(i => Row($"c{i}", "1"))) + "]}");
    private readonly byte[] _days = Gzip(Start + string.Join(',', Enumerable.Range(0, 40_001).Select(i => Row("c", "1").Replace("2024-01-05", Day(i), StringComparison.Ordinal))) + "]}");
    private readonly byte[] _longNumber = Gzip(Start + Row("c", new string('9', 2_000_000)) + "]}");
    private readonly byte[] _manyFields = Gzip($$"""{"event":"hourly","organizationId":"m",{{string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"\"f{i}\":[{i}]"))}}}""");

    /// <summary>The kinds in turn, without end, the costly ones in one of four turns; what can vary does.</summary>
    public IEnumerable<SentRequest> All()
    {
        for (var turn = 0; ; turn++)
        {
            foreach (var (value, code) in turn % 4 == 0 ? Costly().Concat(Cheap()) : Cheap())
            {
                yield return new SentRequest(RequestKind.Unusable, null, value, [], code);
            }
        }
    }

    private IEnumerable<(byte[] Value, string Code)> Costly()
    {
        yield return (_bomb, "too-large");
        yield return (Convert64(_bomb), "too-large");
        yield return (_bombOfBombs, "unknown-encoding");
        yield return (_deep, "malformed-json");
        yield return (_hugeName, "too-large");
        yield return (_groups, "too-large");
        yield return (_days, "too-large");
        yield return (_longNumber, "too-large");
        yield return (_manyFields, "missing-weekly");
    }

    private IEnumerable<(byte[] Value, string Code)> Cheap()
    {
        yield return (_bomb[.._random.Next(20, _bomb.Length / 5)], "malformed-gzip");
        yield return (Convert64(_bomb)[..400], "malformed-gzip");
        yield return (Text(new string('[', _random.Next(100, 100_000))), "malformed-json");
        yield return ([.. Text(Start), 0xff, 0xfe, .. Text("]}")], "malformed-json");
        yield return (Text(Start + Row("c", "1").Replace("Voice", "\\ud800", StringComparison.Ordinal) + "]}"), "malformed-json");
        yield return (Text(Start + Row("c", "1") + new string(']', _random.Next(1, 50))), "malformed-json");
        yield return ([], "empty");
        yield return (Text(" \r\n\t"), "empty");
        yield return ([0xef, 0xbb, 0xbf], "empty");
        yield return (Noise(_random.Next(10, 2_000)), "unknown-encoding");
        yield return ([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, .. Noise(_random.Next(10, 2_000))], "malformed-gzip");
        yield return (Text("[" + Row("c", "1") + "]"), "not-an-object");
        yield return (Text("\"weekly\""), "not-an-object");
        yield return (Text("""{"event":"hourly","organizationId":{},"rows":[]}"""), "missing-organization");
        yield return (Text("""{"event":"hourly","organizationId":null,"rows":[]}"""), "missing-organization");
        yield return (Text("""{"event":"hourly","organizationId":"m","rows":{}}"""), "missing-weekly");
        yield return (Text("""{"event":"hourly","organizationId":"m","week_start":7,"rows":[]}"""), "bad-week-start");
        yield return (Text("""{"event":5,"organizationId":"m","rows":[]}"""), "unknown-event");
        yield return (Text("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":"ten"}}"""), "bad-parameters");
        yield return (Text("""{"scenario":"format-disk","parameters":{}}"""), "unknown-command");
        yield return (Text(Start + Row("c", "1e400") + "," + Row("c", "-1e13") + "," + Row("c", "[[]]") + ",7]}"), "rows-rejected");
    }

    private static string Row(string center, string volume) =>
        $$"""{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"Full","Call Center":"{{center}}","Volume":{{volume}}}""";

    private static string Day(int number) => new DateOnly(1900, 1, 1).AddDays(number).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Gzip(string text) => PayloadEncoder.Encode(Encoding.Latin1.GetBytes(text), ContentEncoding.Gzip);

    private static byte[] Convert64(byte[] bytes) => Text(Convert.ToBase64String(bytes));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Bytes that begin like no known form.</summary>
    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        bytes[0] = 0xB5;
        return bytes;
    }
}
