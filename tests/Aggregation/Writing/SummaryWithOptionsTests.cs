using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Writing;

public sealed class SummaryWithOptionsTests
{
    private const string Row = """{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":12,"Abandons":3,"Base AHT":30}""";

    [Fact]
    public void WriteSummary_RowsFromBeforeWeightsWereKept_HasNoWeightedFigureAndSaysSo()
    {
        var rows = Fold.Message($"{{\"event\":\"hourly\",\"organizationId\":\"o\",\"rows\":[{Row}]}}");
        var days = DaySums.FromBlock(rows.Groups[0].Days.ToPlainBlock());
        Summary(days).ShouldContain("\"Base AHT\":null");
        days.Merge(rows.Groups[0].Days);
        var summary = Summary(days);
        summary.ShouldContain("\"Volume\":24");
        summary.ShouldContain("\"Base AHT\":null");
        summary.ShouldContain("\"warnings\":{\"rows-without-weights\":1},\"definitions\"");
        Summary(rows.Groups[0].Days).ShouldContain("\"Base AHT\":30");
    }

    private static string Summary(DaySums days)
    {
        var options = Fold.Message("""{"event":"publish","organizationId":"o","profile":"weighted","measures":["Volume","Base AHT"]}""").Options;
        return Encoding.UTF8.GetString(AnswerWriter.WriteSummary(
            OrganizationId.OfText("o"), "s", 1, [new GroupSums(new GroupKey("a", "b", "c"), days)], DayOfWeek.Monday, options, cleanNames: false));
    }
}
