using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>Rows that cannot be used: every code, and which code wins.</summary>
public sealed class RejectedRowTests
{
    private const string Good = "\"Week\":\"2024-01-05\",\"Contact Type\":\"a\",\"Staff Type\":\"b\",\"Call Center\":\"c\"";

    [Theory]
    [InlineData("5", RejectCodes.RowNotAnObject)]
    [InlineData("null", RejectCodes.RowNotAnObject)]
    [InlineData("\"text\"", RejectCodes.RowNotAnObject)]
    [InlineData("[{}]", RejectCodes.RowNotAnObject)]
    [InlineData("true", RejectCodes.RowNotAnObject)]
    [InlineData("Infinity", RejectCodes.RowNotAnObject)]
    [InlineData("{}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Staff Type\":\"\"}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Staff Type\":null}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Staff Type\":NaN}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Call Center\":7}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Contact Type\":[\"a\"]}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Contact Type\":\"\",\"Week\":\"x\",\"Volume\":\"x\"}", RejectCodes.MissingDimension)]
    [InlineData("{\"Contact Type\":\"a\",\"Staff Type\":\"b\",\"Call Center\":\"c\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":\"2024-02-30\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":20240105}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":null}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":\"2024-01-05\\n\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":\"\\ud800\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":\"x\",\"Volume\":\"x\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Volume\":\"5\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":true}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":Infinity}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Total Queue Time\":-Infinity}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":{}}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":[1]}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":1e13}", RejectCodes.MeasureOutOfRange)]
    [InlineData("{" + Good + ",\"Volume\":-1000000000000.5}", RejectCodes.MeasureOutOfRange)]
    [InlineData("{" + Good + ",\"Volume\":1e400}", RejectCodes.MeasureOutOfRange)]
    [InlineData("{" + Good + ",\"Abandons\":true,\"Volume\":1e13}", RejectCodes.MeasureOutOfRange)]
    [InlineData("{" + Good + ",\"Abandons\":1e13,\"Volume\":true}", RejectCodes.BadMeasure)]
    public void Fold_UnusableRow_IsRejectedByTheFirstTestItFails(string row, string code)
    {
        var message = Fold.Message($$"""{"organizationId":"o","weekly":[{ {{Good}} },{{row}},{ {{Good}} }]}""");
        message.Rows.ShouldBe(3);
        message.Groups.ShouldHaveSingleItem().Days.Rows.ShouldBe(2);
        message.Rejected.CountByCode.ShouldBe([KeyValuePair.Create(code, 1L)]);
        var item = message.Rejected.Items.ShouldHaveSingleItem();
        (item.Index, item.Code).ShouldBe((1, code));
        item.Text.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Fold_OnlyRejects_NamesNoGroup()
    {
        var message = Fold.Message($$"""{"organizationId":"o","weekly":[{ {{Good}},"Volume":"x"}]}""");
        message.Groups.ShouldBeEmpty();
    }

    [Fact]
    public void Fold_ManyRejects_NamesTheFirstAndCountsAll()
    {
        var rows = string.Join(',', Enumerable.Repeat("{\"Contact Type\":\"x\"}", 500).Append("7"));
        var limits = FoldLimits.Default with { MaxRejectedNamed = 10 };
        var message = MessageFolder.Fold(System.Text.Encoding.UTF8.GetBytes($$"""{"organizationId":"o","weekly":[{{rows}}]}"""), limits).Message!;
        message.Rejected.Count.ShouldBe(501);
        message.Rejected.Items.Select(item => item.Index).ShouldBe(Enumerable.Range(0, 10).Select(i => (long)i));
        message.Rejected.Unnamed.ShouldBe(491);
        message.Rejected.CountByCode.ShouldBe(
            [KeyValuePair.Create(RejectCodes.RowNotAnObject, 1L), KeyValuePair.Create(RejectCodes.MissingDimension, 500L)]);
    }

    [Fact]
    public void Fold_RejectTexts_SayWhatWasWrong()
    {
        var texts = Fold.Message($$"""
            {"organizationId":"o","weekly":[7,{ {{Good}},"Staff Type":null},{ {{Good}},"Week":"soon"},{ {{Good}},"Base AHT":"{{new string('é', 100)}}"},{ {{Good}},"Volume":2e12}]}
            """).Rejected.Items.Select(item => item.Text).ToList();
        texts[0].ShouldContain("is a number");
        texts[1].ShouldContain("Staff Type is null");
        texts[2].ShouldContain("Week is \"soon\"");
        texts[3].ShouldContain("Base AHT is \"" + new string('é', 32) + "…\"");
        texts[4].ShouldContain("Volume is 2e12");
    }

    [Theory]
    [InlineData("monday", "0001-01-01", 0)]
    [InlineData("friday", "0001-01-04", 1)]
    [InlineData("friday", "0001-01-05", 0)]
    [InlineData("sunday", "0001-01-06", 1)]
    [InlineData("sunday", "0001-01-07", 0)]
    public void Fold_WeekFromBeforeTheCalendar_IsBadWeek(string start, string day, int rejects)
    {
        string Of(string week) => $$"""{"Week":"{{week}}","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":1}""";
        var message = Fold.Message($$"""{"organizationId":"o","weekly":[{{Of("2024-01-05")}},{{Of(day)}},7],"week_start":"{{start}}"}""");
        message.Rejected.Count.ShouldBe(rejects + 1);
        message.Rejected.Items.Select(item => item.Index).ShouldBe(rejects == 0 ? [2L] : [1L, 2L]);
        message.Groups.ShouldHaveSingleItem().Days.Rows.ShouldBe(2 - rejects);
    }
}
