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
    [InlineData("{" + Good + ",\"Call Center\":\"  \"}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Call Center\":\"\\u0020\\t\\u00a0\"}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Staff Type\":\"\u3000\u2003\"}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Contact Type\":[\"a\"]}", RejectCodes.MissingDimension)]
    [InlineData("{" + Good + ",\"Contact Type\":\"\",\"Week\":\"x\",\"Volume\":\"x\"}", RejectCodes.MissingDimension)]
    [InlineData("{\"Contact Type\":\"a\",\"Staff Type\":\"b\",\"Call Center\":\"c\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":\"2024-02-30\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":20240105}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":null}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":\"\\ud800\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":\"x\",\"Volume\":\"x\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":1704412800000}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Week\":\"2024-01-05T25:61:00\"}", RejectCodes.BadWeek)]
    [InlineData("{" + Good + ",\"Volume\":\"82.5%\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Base AHT\":\"00:05:12\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"5x\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"+5\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"05\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\".5\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"1,5\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"--\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"none\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"Infinity\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"\\ud800\"}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":\"1e13\"}", RejectCodes.MeasureOutOfRange)]
    [InlineData("{" + Good + ",\"Volume\":true}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":Infinity}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Total Queue Time\":-Infinity}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":{}}", RejectCodes.BadMeasure)]
    [InlineData("{" + Good + ",\"Volume\":[1]}", RejectCodes.BadMeasure)]
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
    [InlineData("1704412800000", "looks like milliseconds since 1970: write 2024-01-05T00:00:00Z")]
    [InlineData("1704412800", "looks like seconds since 1970: write 2024-01-05T00:00:00Z")]
    [InlineData("1704412800.25", "looks like seconds since 1970")]
    [InlineData("1704412800000000", "looks like microseconds since 1970: write 2024-01-05T00:00:00Z")]
    [InlineData("1704412800000000000", "looks like nanoseconds since 1970: write 2024-01-05T00:00:00Z")]
    [InlineData("\" 1704412800000 \"", "looks like milliseconds since 1970: write 2024-01-05T00:00:00Z")]
    [InlineData("20240105", "looks like a date without dashes: write 2024-01-05")]
    [InlineData("45296", "looks like a spreadsheet's count of days: write 2024-01-05")]
    [InlineData("45296.5", "looks like a spreadsheet's count of days: write 2024-01-05")]
    [InlineData("\"2024-01-05T25:61:00\"", "What follows the date is no time of day")]
    [InlineData("5", "date and time.")]
    [InlineData("-1e300", "date and time.")]
    [InlineData("1e999", "date and time.")]
    [InlineData("null", "date and time.")]
    public void Fold_WeekThatIsNoDay_IsTakenForWhatItLooksLike(string week, string text) =>
        TextOf($$"""{ {{Good}},"Week":{{week}}}""").ShouldContain(text);

    [Theory]
    [InlineData("82.5%", "It is a percentage")]
    [InlineData("00:05:12", "It is a duration: send seconds as a number (312).")]
    [InlineData("1:00:00.5", "It is a duration: send seconds as a number (3600.5).")]
    [InlineData("5:12", "It is a duration: send seconds as a number.")]
    [InlineData("PT5M12S", "It is a duration")]
    [InlineData("1,200.5", "It is a number with separators")]
    [InlineData("+5", "It is a number with separators or a sign")]
    [InlineData("many", "it must be a number, null or left out.")]
    public void Fold_TextThatIsNoMeasure_IsTakenForWhatItLooksLike(string value, string text)
    {
        var told = TextOf($$"""{ {{Good}},"Base AHT":"{{value}}"}""");
        told.ShouldStartWith($"Base AHT is \"{value}\"; it must be a number");
        told.ShouldContain(text);
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

    private static string TextOf(string row) =>
        Fold.Message($$"""{"organizationId":"o","weekly":[{{row}}]}""").Rejected.Items.ShouldHaveSingleItem().Text;
}
