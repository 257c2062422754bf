using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Writing;

public sealed class AnswerWriterTests
{
    private const string Row = """{"Week":"2024-01-08","Contact Type":"Krak\u00f3w \"1\"\u0001","Staff Type":"東京","Call Center":"c","Volume":1.50,"Base AHT":3e-7}""";

    [Fact]
    public void WriteRollup_Message_IsCompactInFixedOrder() => Text(Fold.Answer(Fold.Message(
        $$"""{"weekly":[7,{{Row}},{},{"Contact Type":1}],"week_start":"Monday","organizationId":"a/\u00e9\"\\"}"""))).ShouldBe(
        """{"event":"rollup","organizationId":"a/é\"\\","week_start":"monday","weekly":{"Kraków \"1\"\u0001_東京_c":[{"Week":"2024-01-08","Volume":1.5,"Abandons":0,"Top Line Agents (FTE)":0,"Base AHT":3e-7,"Handled Threshold":0,"Service Level (X Seconds)":null,"Acceptable Wait Time":null,"Total Queue Time":0}]},"rejected":{"rows":3,"reasons":{"row-not-an-object":1,"missing-dimension":2}}}""");

    [Fact]
    public void WriteSummary_Figures_HaveScenarioAndRevision()
    {
        var message = Fold.Message($$"""{"event":"hourly","organizationId":42,"scenario":"actuals","rows":[{{Row}}]}""");
        var summary = AnswerWriter.WriteSummary(
            message.Organization, message.Key.Scenario, 7, WeeklyFigures.From(message.Groups, message.WeekStart));
        Text(summary).ShouldStartWith(
            """{"event":"weekly-summary","organizationId":42,"scenario":"actuals","week_start":"friday","revision":7,"weekly":{"Kraków \"1\"\u0001_東京_c":[{"Week":"2024-01-05","Volume":1.5,""");
        Text(summary).ShouldEndWith("}]}}");
    }

    [Fact]
    public void Write_RejectedRows_NamesAsManyAsFit()
    {
        var rejected = Fold.Message("""{"organizationId":"o","weekly":[7,{},[],null]}""").Rejected;
        var all = RejectedRowsWriter.Write(OrganizationId.OfText("o"), rejected, 100_000);
        Text(all).ShouldBe(
            """{"event":"rejected-rows","organizationId":"o","rows":[{"index":0,"code":"row-not-an-object","text":"The row is a number; it must be an object."},{"index":1,"code":"missing-dimension","text":"Contact Type is missing; it must be a text that is not empty or blank."},{"index":2,"code":"row-not-an-object","text":"The row is an array; it must be an object."},{"index":3,"code":"row-not-an-object","text":"The row is null; it must be an object."}],"more":0}""");
        for (var room = all.Length; room > 100; room -= 7)
        {
            var some = RejectedRowsWriter.Write(OrganizationId.OfText("o"), rejected, room);
            some.Length.ShouldBeLessThanOrEqualTo(room);
            var json = (Dictionary<string, object?>)SlowJson.Parse(some)!;
            (((List<object?>)json["rows"]!).Count + (int)((SlowNumber)json["more"]!).Mantissa).ShouldBe(4);
        }
    }

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
