using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Options;

public sealed class OptionTests
{
    private const string Row = """{"Week":"2026-01-05T23:30:00Z","Contact Type":"c","Staff Type":"s","Call Center":"k","Volume":4,"Abandons":1,"Base AHT":30}""";

    [Fact]
    public void Answer_OptionsBehindTheRows_IsThatOfOptionsBeforeThem()
    {
        const string Options = "\"filter\":{\"Staff Type\":[\"s\"]},\"timeZone\":\"Europe/Paris\",\"profile\":\"weighted\",\"coverage\":true";
        var before = Answer($"{{\"organizationId\":1,{Options},\"weekly\":[{Row},{Row}]}}");
        Answer($"{{\"organizationId\":1,\"weekly\":[{Row},{Row}],{Options}}}").ShouldBe(before);
        before.ShouldContain("\"Hours\":{\"present\":1,\"expected\":168}");
    }

    [Fact]
    public void Answer_OptionsInAnEnvelope_AreFollowed() =>
        Answer($"{{\"schema\":{{}},\"payload\":{{\"organizationId\":1,\"weekly\":[{Row}],\"profile\":\"weighted\"}}}}").ShouldContain("\"Abandon Rate\":0.25");

    [Fact]
    public void Answer_ManyGroupsThatAreAllLeftOut_HasNone()
    {
        var rows = string.Join(',', Enumerable.Range(0, 100).Select(i => Row.Replace("\"k\"", $"\"k{i}\"", StringComparison.Ordinal)));
        Answer($"{{\"organizationId\":1,\"filter\":{{\"Call Center\":[]}},\"weekly\":[{rows}]}}")
            .ShouldBe("""{"event":"rollup","organizationId":1,"week_start":"friday","weekly":{},"filtered":100}""");
    }

    [Fact]
    public void Answer_FilterOfCleanedNames_KnowsThemAsWritten()
    {
        var names = new FoldNames { Clean = true };
        var json = Encoding.UTF8.GetBytes($"{{\"organizationId\":1,\"filter\":{{\"Call Center\":[\" k \"]}},\"weekly\":[{Row}]}}");
        MessageFolder.Fold(json, FoldLimits.Default, names).Message!.Filtered.ShouldBe(0);
    }

    [Fact]
    public void Answer_MeasureOfAnotherProfile_HasANote() =>
        Answer($"{{\"organizationId\":1,\"measures\":[\"Volume\",\"Abandon Rate\"],\"weekly\":[{Row}]}}")
            .ShouldContain("\"weekly\":{\"c_s_k\":[{\"Week\":\"2026-01-02\",\"Volume\":4}]},\"notes\":[{\"code\":\"unshown-measure\"");

    [Theory]
    [InlineData("0001-01-01T00:30:00+01:00")]
    [InlineData("9999-12-31T23:30:00-05:00")]
    public void Fold_DayOutsideOfTheCalendarInTheZone_IsABadWeek(string week)
    {
        var row = Row.Replace("2026-01-05T23:30:00Z", week, StringComparison.Ordinal);
        var message = Fold.Message($"{{\"organizationId\":1,\"timeZone\":\"UTC\",\"period\":\"day\",\"weekly\":[{row},{Row},{row},{row}]}}");
        message.Rejected.CountByCode.ShouldBe([KeyValuePair.Create(RejectCodes.BadWeek, 3L)]);
        message.Rejected.Items[0].Text.ShouldContain("in UTC");
    }

    [Theory]
    [InlineData("2011-12-30", "Pacific/Apia", 0)]
    [InlineData("2026-03-29", "Europe/Paris", 23)]
    [InlineData("2026-10-25", "Europe/Paris", 25)]
    [InlineData("2018-11-04", "America/Sao_Paulo", 23)]
    [InlineData("9999-12-31", "Asia/Tokyo", 24)]
    public void Answer_DayOfAZone_HasItsHours(string day, string zone, int hours)
    {
        var row = Row.Replace("2026-01-05T23:30:00Z", day, StringComparison.Ordinal);
        Answer($"{{\"organizationId\":1,\"timeZone\":\"{zone}\",\"period\":\"day\",\"coverage\":true,\"weekly\":[{row}]}}")
            .ShouldContain($"\"Hours\":{{\"present\":0,\"expected\":{hours}}}");
    }

    [Fact]
    public void Fold_WeightedRowsOfGreatestMagnitude_AreExact()
    {
        var row = Row.Replace("\"Volume\":4,\"Abandons\":1,\"Base AHT\":30", "\"Volume\":1e12,\"Abandons\":-1e12,\"Base AHT\":-1e12", StringComparison.Ordinal);
        Answer($"{{\"organizationId\":1,\"profile\":\"weighted\",\"weekly\":[{string.Join(',', Enumerable.Repeat(row, 50))}]}}").ShouldContain("\"Base AHT\":-1000000000000,");
    }

    private static string Answer(string json) => Encoding.UTF8.GetString(Fold.Answer(Fold.Message(json)));
}
