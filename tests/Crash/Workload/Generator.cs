using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>
/// The same requests for the same seed, without end: mostly small hourly messages, some large ones, rows of weeks long past, snapshots
/// between them, requests for full summaries, rows that are rejected, and messages that cannot be used.
/// </summary>
internal sealed class Generator(int seed)
{
    private static readonly DateOnly Monday = new(2024, 1, 1);
    private static readonly DayOfWeek[] WeekStarts = [DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Sunday];
    private static readonly (string Value, string Code)[] Poison =
    [
        ("", "empty"), ("hello there", "unknown-encoding"), ("{\"weekly\":[", "malformed-json"), ("[1]", "not-an-object"),
        ("{\"event\":\"party\"}", "unknown-event"), ("{\"event\":\"hourly\",\"rows\":[]}", "missing-organization"),
        ("{\"event\":\"rollup\",\"organizationId\":1}", "missing-weekly"), ("{\"scenario\":\"dance\",\"parameters\":{}}", "unknown-command"),
        ("{\"organizationId\":1,\"week_start\":\"someday\",\"weekly\":[]}", "bad-week-start"),
    ];

    private readonly Random _random = new(seed);

    /// <summary>All scenarios that requests are about.</summary>
    public IReadOnlyList<Plan> Plans { get; } =
        [.. Enumerable.Range(0, 6).Select(i => new Plan(i == 2 ? "4711" : $"org-{i / 2}", $"plan-{i}", WeekStarts[i % 3], Groups(2 + i)))];

    public SentRequest Next()
    {
        var plan = Plans[_random.Next(Plans.Count)];
        return _random.Next(100) switch
        {
            < 4 => Unusable(),
            < 10 => Rollup(plan),
            < 13 => new SentRequest(RequestKind.Publish, plan, Encoded(RequestJson.Publish(plan)), [], null),
            < 16 => Hourly(plan, Rows(plan, _random.Next(1, 6)), withBadRow: true),
            < 18 => Hourly(plan, Rows(plan, 400), withBadRow: false),
            _ => Hourly(plan, Rows(plan, _random.Next(1, 5)), withBadRow: false),
        };
    }

    private static Group[] Groups(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Group(i % 2 == 0 ? "Voice" : "Chat", i % 3 == 0 ? "Full" : "Part", $"Center {i}"))];

    private SentRequest Hourly(Plan plan, Row[] rows, bool withBadRow) => new(
        RequestKind.Hourly, plan, Encoded(RequestJson.Hourly(plan, rows, withBadRow)), rows, withBadRow ? "rows-rejected" : null);

    private SentRequest Rollup(Plan plan)
    {
        var rows = Rows(plan, _random.Next(1, 30));
        return new SentRequest(RequestKind.Rollup, plan, Encoded(RequestJson.Rollup(plan, rows)), rows, null);
    }

    private SentRequest Unusable()
    {
        var (value, code) = Poison[_random.Next(Poison.Length)];
        return new SentRequest(RequestKind.Unusable, null, Encoding.UTF8.GetBytes(value), [], code);
    }

    private Row[] Rows(Plan plan, int count) => [.. Enumerable.Range(0, count).Select(_ => Row(plan))];

    private Row Row(Plan plan) => new(
        _random.Next(10) == 0 ? Monday.AddDays(-_random.Next(400)) : Monday.AddDays(_random.Next(28)),
        _random.Next(24),
        plan.Groups[_random.Next(plan.Groups.Length)],
        [.. Enumerable.Range(0, MeasureNames.All.Length).Select(_ => Value())]);

    private decimal? Value() => _random.Next(8) == 0 ? null : new decimal(_random.Next(1_000_000), 0, 0, false, (byte)_random.Next(4));

    private byte[] Encoded(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return _random.Next(4) switch
        {
            0 => PayloadEncoder.Encode(bytes, ContentEncoding.GzipBase64),
            1 => PayloadEncoder.Encode(bytes, ContentEncoding.Gzip),
            _ => bytes,
        };
    }

    public override string ToString() => seed.ToString(CultureInfo.InvariantCulture);
}
