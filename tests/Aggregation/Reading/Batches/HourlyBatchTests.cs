using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Batches;

/// <summary>A batch comes to what its messages come to one by one.</summary>
public sealed class HourlyBatchTests
{
    private const string Row = """{"Week":"2024-01-05","Contact Type":"v","Staff Type":"f","Call Center":"c","Volume":1.5}""";
    private const string Start = """{"event":"hourly","organizationId":"o","rows":[""";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    public static TheoryData<string> Refused =>
    [
        "", " ", "H4s", "5", "[]", "{}", """{"event":"hourly","organizationId":"o"}""", """{"event":"hourly","rows":[]}""",
        """{"event":"publish","organizationId":"o"}""", """{"event":"publish","organizationId":"o","rows":[]}""",
        $$"""{"event":"rollup","organizationId":"o","weekly":[{{Row}}]}""", $$"""{"event":"rollup","organizationId":"o","rows":[{{Row}}]}""",
        """{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":10},"hourly":0}""",
        $"{Start}5]}}", $"{Start}{{}}]}}", $"{Start}{Row},]}}", $"{Start}{Row}", $"{Start}{Row}]", $"{Start}{Row}]}}x", $"{Start}{Row}}}",
        $$"""{{Start}}{{Row}}],"week_start":"noday"}""", $$"""{{Start}}{{Row}}],"event":"rollup"}""", $$"""{{Start}}{{Row}}],"rows":null}""",
        Start + Row.Replace("1.5", "1e13", StringComparison.Ordinal) + "]}",
        Start + Row.Replace("2024-01-05", "2024-02-30", StringComparison.Ordinal) + "]}",
        Start + Row.Replace("2024-01-05", "0001-01-01", StringComparison.Ordinal) + "]}",
        Start + Row.Replace("\"v\"", "\"\"", StringComparison.Ordinal) + "]}",
        Start + Row.Replace("\"v\"", "\"\\ud800\"", StringComparison.Ordinal) + "]}",
        Start + Row.Replace("1.5", "Infinity", StringComparison.Ordinal) + "]}",
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Drain_ManyMessages_IsWhatTheyComeToOneByOne(int seed)
    {
        var random = new Random(seed);
        var batch = new HourlyBatch(FoldLimits.Default);
        for (var round = 0; round < 3; round++)
        {
            var messages = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Message(random)).ToList();
            var expected = new SingleMessages();
            foreach (var message in messages)
            {
                batch.TryAdd(message).ShouldBe(expected.TryAdd(message), Encoding.UTF8.GetString(message));
            }

            Describe(batch.Drain()).ShouldBe(Describe(expected.Sums));
        }

        batch.Drain().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("7", "7", false)]
    [InlineData("7", "\"7\"", true)]
    [InlineData("\"7\"", "7", true)]
    public void Drain_OrganizationAsNumberAndAsText_IsOneScenarioThatRemembersTheText(string first, string last, bool wroteText)
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        for (var round = 0; round < 2; round++)
        {
            foreach (var organization in new[] { first, last })
            {
                batch.TryAdd(Utf8($$"""{"event":"hourly","organizationId":{{organization}},"rows":[{{Row}}]}""")).ShouldBeTrue();
            }

            batch.Drain().ShouldHaveSingleItem().WroteText.ShouldBe(wroteText);
        }
    }

    [Fact]
    public void Drain_MessagesOfSeveralRuns_NamesTheRunsOfEachScenario()
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        foreach (var (organization, run) in new[] { ("a", 0), ("b", 1), ("a", 63), ("b", 64), ("a", 200), ("a", 0) })
        {
            batch.TryAdd(Utf8($$"""{"event":"hourly","organizationId":"{{organization}}","rows":[{{Row}}]}"""), run).ShouldBeTrue();
        }

        batch.TryAdd(Utf8($"{Start}5]}}"), 5).ShouldBeFalse();

        batch.Drain().ToDictionary(sums => sums.Key.Organization, sums => string.Join(' ', sums.Runs))
            .ShouldBe(new Dictionary<string, string> { ["a"] = "0 63 200", ["b"] = "1 64" }, ignoreOrder: true);
        batch.TryAdd(Utf8($"{Start}{Row}]}}"), 2).ShouldBeTrue();
        batch.Drain().ShouldHaveSingleItem().Runs.ShouldBe([2]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Drain_RowsInAnyOrderAndCutting_IsTheSame(int seed)
    {
        var random = new Random(seed);
        var probe = new HourlyBatch(FoldLimits.Default);
        var rows = new RandomRows(random).Regular(random.Next(1, 80)).Where(row => probe.TryAdd(Utf8($"{Start}{row}]}}"))).Append(Row).ToList();
        var whole = new HourlyBatch(FoldLimits.Default);
        whole.TryAdd(Utf8($"{Start}{string.Join(',', rows)}]}}")).ShouldBeTrue();
        var cut = new HourlyBatch(FoldLimits.Default);
        foreach (var part in rows.OrderBy(_ => random.Next()).Chunk(random.Next(1, 6)))
        {
            cut.TryAdd(Utf8($"{Start}{string.Join(',', part)}]}}")).ShouldBeTrue();
        }

        Describe(cut.Drain()).ShouldBe(Describe(whole.Drain()));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void TryAdd_NotCleanHourlyRows_IsRefusedAndChangesNothing(string message)
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        batch.TryAdd(Utf8(message)).ShouldBeFalse();
        batch.Drain().ShouldBeEmpty();

        // The same with its start known, after rows that are good, and in the other encodings.
        for (var times = 0; times < 2; times++)
        {
            batch.TryAdd(Utf8($"{Start}{Row}]}}")).ShouldBeTrue();
        }

        var several = message.Replace(Start, $"{Start}{Row},{Row.Replace("\"f\"", "\"new\"", StringComparison.Ordinal)},", StringComparison.Ordinal);
        foreach (var json in new[] { Utf8(message), Utf8(several) })
        {
            batch.TryAdd(json).ShouldBeFalse();
            batch.TryAdd(PayloadEncoder.Encode(json, ContentEncoding.Gzip)).ShouldBeFalse();
            batch.TryAdd(PayloadEncoder.Encode(json, ContentEncoding.GzipBase64)).ShouldBeFalse();
        }

        var sums = batch.Drain().ShouldHaveSingleItem();
        sums.Rows.ShouldBe(2);
        var group = sums.Groups.ShouldHaveSingleItem();
        group.Days[new DateOnly(2024, 1, 5)]!.Sum(Measure.Volume).ToString().ShouldBe("3");
    }

    [Fact]
    public void TryAdd_FieldsBehindTheRows_Count()
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        batch.TryAdd(Utf8($"{Start}{Row}]}}")).ShouldBeTrue();
        batch.TryAdd(Utf8($$"""{{Start}}{{Row}}],"week_start":"monday","organizationId":7}""")).ShouldBeTrue();
        batch.TryAdd(Utf8($"{Start}{Row}] \n}} ")).ShouldBeTrue();
        batch.TryAdd(Utf8($$"""{{Start}}{{Row}}],"rows":[],"week_start":"sunday"}""")).ShouldBeTrue();
        var sums = batch.Drain();
        sums.Select(scenario => (scenario.Key.Organization, scenario.WeekStart, scenario.Rows))
            .ShouldBe([("o", DayOfWeek.Sunday, 2L), ("7", DayOfWeek.Monday, 1L)]);
    }

    [Theory]
    [InlineData("0001-01-05", true)]
    [InlineData("0001-01-04", false)]
    public void TryAdd_FirstDaysOfTheCalendar_DependOnTheWeekStart(string day, bool taken)
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        for (var times = 0; times < 3; times++)
        {
            batch.TryAdd(Utf8(Start + Row.Replace("2024-01-05", day, StringComparison.Ordinal) + "]}")).ShouldBe(taken);
            batch.TryAdd(Utf8($"{Start}{Row}]}}")).ShouldBeTrue();
        }
    }

    [Fact]
    public void TryAdd_FirstDayOfTheCalendarBeforeItsWeekStart_IsTakenEachTime()
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        for (var times = 0; times < 3; times++)
        {
            batch.TryAdd(Utf8($$"""{{Start}}{{Row.Replace("2024-01-05", "0001-01-01", StringComparison.Ordinal)}}],"week_start":"monday"}""")).ShouldBeTrue();
        }
    }

    [Fact]
    public void TryAdd_NoRows_NamesTheScenario()
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        for (var times = 0; times < 2; times++)
        {
            batch.TryAdd(Utf8(Start + " ] }")).ShouldBeTrue();
            var sums = batch.Drain().ShouldHaveSingleItem();
            (sums.Rows, sums.Groups.Count).ShouldBe((0, 0));
        }
    }

    [Fact]
    public void TryAdd_MessageOverALimit_IsRefused()
    {
        var two = Utf8($"{Start}{Row},{Row.Replace("05", "06", StringComparison.Ordinal)}]}}");
        Takes(two, FoldLimits.Default).ShouldBeTrue();
        Takes(two, FoldLimits.Default with { MaxDaysPerGroup = 1 }).ShouldBeFalse();
        Takes(two, FoldLimits.Default with { MaxDays = 1 }).ShouldBeFalse();
        Takes(two, FoldLimits.Default with { MaxGroupNameBytes = 2 }).ShouldBeFalse();
        Takes(two, FoldLimits.Default with { MaxInflatedBytes = two.Length - 1 }).ShouldBeFalse();
        Takes(two, FoldLimits.Default with { MaxInflatedBytes = two.Length }).ShouldBeTrue();
        Takes(two, FoldLimits.Default with { MaxRowBytes = Row.Length }).ShouldBeTrue();
        Takes(two, FoldLimits.Default with { MaxRowBytes = Row.Length - 1 }).ShouldBeFalse();
        Takes(two, FoldLimits.Default with { MaxDepth = 2 }).ShouldBeFalse();
        Takes(two, FoldLimits.Default with { MaxNameBytes = 0 }).ShouldBeFalse();
    }

    [Fact]
    public void TryAdd_BatchIsFull_RefusesUntilDrained()
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        batch.TryAdd(Utf8($"{Start}{Row}]}}")).ShouldBeTrue();
        var day = new DateOnly(1900, 1, 1);
        byte[] Next() => Utf8(Start + Row.Replace("2024-01-05", (day = day.AddDays(1)).ToString("O", null), StringComparison.Ordinal) + "]}");
        var taken = 1;
        while (batch.TryAdd(Next()) && taken <= 1 << 16)
        {
            taken++;
        }

        taken.ShouldBe(1 << 16);
        batch.TryAdd(Utf8($"{Start}{Row}]}}")).ShouldBeTrue();
        batch.Drain().Single().Rows.ShouldBe(taken + 1);
        batch.TryAdd(Next()).ShouldBeTrue();
    }

    private static bool Takes(byte[] message, FoldLimits limits)
    {
        var batch = new HourlyBatch(limits);
        var first = batch.TryAdd(message);
        batch.TryAdd(message).ShouldBe(first);
        return first;
    }

    private static byte[] Message(Random random)
    {
        var json = random.Next(12) == 0 ? new RandomRequest(random, hourly: true).Any() : Utf8(Regular(random));
        return PayloadEncoder.Encode(json, random.Next(8) == 0 ? ContentEncoding.Gzip : random.Next(8) == 0 ? ContentEncoding.GzipBase64 : ContentEncoding.Identity);
    }

    private static string Regular(Random random)
    {
        var rows = new RandomRows(random).Regular(random.Next(4) == 0 ? random.Next(20) : 1);
        var weekStart = random.Next(9) == 0 ? ",\"week_start\":\"monday\"" : "";
        return $$"""{"event":"hourly","organizationId":"org-{{random.Next(4)}}"{{weekStart}},"rows":[{{string.Join(',', rows)}}]}""";
    }

    private static string Describe(IEnumerable<HourlySums> sums) => string.Join('\n', sums.OrderBy(scenario => scenario.Key.ToString(), StringComparer.Ordinal).Select(
        scenario => $"{scenario.Key} {scenario.Organization} {scenario.WeekStart} {scenario.Rows} {string.Join(';', scenario.Groups.Select(Describe).Order(StringComparer.Ordinal))}"));

    private static string Describe(GroupSums group) => $"{group.Group} {Convert.ToHexString(group.Days.ToBlock())}";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
