using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>What a usable message comes to.</summary>
public sealed class MessageTests
{
    private const string Row = """{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":1}""";

    [Fact]
    public void Fold_Rollup_TellsWhatItAsksFor()
    {
        var message = Fold.Message($$"""{"event":"rollup","organizationId":"org-1","scenario":"plan","week_start":"MONDAY","weekly":[{{Row}},{{Row}}]}""");
        message.Kind.ShouldBe(MessageKind.Rollup);
        message.Key.ShouldBe(new ScenarioKey("org-1", "plan"));
        message.Organization.ShouldBe(OrganizationId.OfText("org-1"));
        message.Scenario.ShouldBe("plan");
        message.WeekStart.ShouldBe(DayOfWeek.Monday);
        message.Rows.ShouldBe(2);
        message.Analysis.ShouldBeNull();
        message.Rejected.Count.ShouldBe(0);
        var group = message.Groups.ShouldHaveSingleItem();
        group.Group.ShouldBe(new GroupKey("a", "b", "c"));
        group.Days.Rows.ShouldBe(2);
        group.Days[new DateOnly(2024, 1, 5)]!.Sum(Measure.Volume).ShouldBe(new ExactDecimal(2 * (Int128)Decimals.One));
        group.Days[new DateOnly(2024, 1, 6)].ShouldBeNull();
    }

    [Fact]
    public void Fold_Rollup_TellsHowLongTheJsonWas()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"organizationId":"o","weekly":[{{Row}}]}  """);
        Fold.Message(json).InflatedBytes.ShouldBe(json.Length);
        Fold.Message(PayloadEncoder.Encode(json, ContentEncoding.GzipBase64)).InflatedBytes.ShouldBe(json.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"week_start\":null")]
    [InlineData(",\"week_start\":\"\"")]
    [InlineData(",\"week_start\":\"Friday\"")]
    [InlineData(",\"week_start\":\"fr\\u0069day\"")]
    [InlineData(",\"week_start\":\"monday\",\"week_start\":null")]
    public void Fold_WithoutWeekStart_IsFriday(string field) =>
        Fold.Message($$"""{"organizationId":"o","weekly":[]{{field}}}""").WeekStart.ShouldBe(DayOfWeek.Friday);

    [Theory]
    [InlineData("42", "42")]
    [InlineData("42.0", "42")]
    [InlineData("4.20", "4.20")]
    [InlineData("-0", "0")]
    [InlineData("1E+3", "1000")]
    public void Fold_NumberAsOrganization_IsEchoedAsWritten(string digits, string name)
    {
        var message = Fold.Message($$"""{"organizationId":{{digits}},"weekly":[]}""");
        message.Organization.ShouldBe(OrganizationId.OfNumber(digits));
        message.Key.ShouldBe(new ScenarioKey(name, name));
        Encoding.UTF8.GetString(Fold.Answer(message)).ShouldBe(
            $$$"""{"event":"rollup","organizationId":{{{digits}}},"week_start":"friday","weekly":{}}""");
    }

    [Fact]
    public void Fold_FieldsInAnyOrder_AreRead()
    {
        var message = Fold.Message($$"""
            { "timestamp" : 1e9, "weekly" : [ {{Row}} ] , "x" : { "weekly" : [ { } ] , "y" : [ [ ] , "]" ] } ,
              "week_start" : "sunday" , "event" : "rollup" , "organizationId" : "o" }

            """);
        message.Rows.ShouldBe(1);
        message.WeekStart.ShouldBe(DayOfWeek.Sunday);
    }

    [Fact]
    public void Fold_EscapedNames_AreTheSameNames()
    {
        var message = Fold.Message("""
            {"\u006frganizationId":"\u006f\/","we\u0065kly":[{"We\u0065k":"2024\u002d01-05","Contact\u0020Type":"\u00e9","Staff Type":"\ud83d\ude00",
             "Call Center":"\"\\\b\f\n\r\t","Vol\u0075me":3,"Volume\u0000":4}]}
            """);
        message.Organization.Text.ShouldBe("o/");
        var group = message.Groups.ShouldHaveSingleItem();
        group.Group.ShouldBe(new GroupKey("é", "\U0001F600", "\"\\\b\f\n\r\t"));
        group.Days[new DateOnly(2024, 1, 5)]!.Sum(Measure.Volume).ToString().ShouldBe("3");
    }

    [Fact]
    public void Fold_SameGroupWrittenDifferently_IsOneGroup()
    {
        string Of(string type) => $$"""{"Week":"2024-01-05","Contact Type":"{{type}}","Staff Type":"b","Call Center":"c"}""";
        var message = Fold.Message($$"""{"organizationId":"o","weekly":[{{Of("é")}},{{Of("\\u00e9")}},{{Of("\\u00E9")}},{{Of("é")}},{{Of("\\\\u00e9")}}]}""");
        message.Groups.Select(group => (group.Group.ContactType, group.Days.Rows)).ShouldBe([("é", 4), ("\\u00e9", 1)]);
    }

    [Fact]
    public void Fold_RepeatedField_TheLastCounts()
    {
        var message = Fold.Message($$"""
            {"organizationId":"first","organizationId":"last","weekly":[{{Row}},5,{{Row}}],
             "weekly":[{"Week":"nonsense","Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":5,"Call Center":"c","Volume":"x","Volume":7}]}
            """);
        message.Organization.Text.ShouldBe("last");
        message.Rows.ShouldBe(1);
        message.Rejected.Count.ShouldBe(0);
        message.Groups.ShouldHaveSingleItem().Days[new DateOnly(2024, 1, 5)]!.Sum(Measure.Volume).ToString().ShouldBe("7");
    }

    [Fact]
    public void Fold_Hourly_ReadsRows()
    {
        var message = Fold.Message($$"""{"event":"hourly","organizationId":"o","scenario":"actuals","rows":[{{Row}},{{Row}}],"weekly":[{{Row}}]}""");
        message.Kind.ShouldBe(MessageKind.Hourly);
        message.Key.ShouldBe(new ScenarioKey("o", "actuals"));
        message.Rows.ShouldBe(2);
    }

    [Fact]
    public void Fold_Publish_HasNoRows()
    {
        var message = Fold.Message("""{"event":"publish","organizationId":"o","scenario":"actuals"}""");
        message.Kind.ShouldBe(MessageKind.Publish);
        message.Key.ShouldBe(new ScenarioKey("o", "actuals"));
        message.Groups.ShouldBeEmpty();
    }

    [Fact]
    public void Fold_RunAnalysis_HasItsParameters()
    {
        var message = Fold.Message("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":10},"timestamp":1673456734}""");
        message.Kind.ShouldBe(MessageKind.RunAnalysis);
        message.Analysis.ShouldBe(new AnalysisRequest(AnalysisType.Quick, new ExactDecimal(10 * (Int128)Decimals.One), null, null));

        var narrow = Fold.Message("""{"scenario":"run-analysis","parameters":{"organizationId":42,"scenario":"s","threshold":0.5,"analysisType":"full"}}""");
        narrow.Analysis!.Type.ShouldBe(AnalysisType.Full);
        narrow.Analysis.Threshold.ToString().ShouldBe("0.5");
        narrow.Analysis.OrganizationId.ShouldBe(OrganizationId.OfNumber("42"));
        narrow.Analysis.Scenario.ShouldBe("s");
    }

    [Fact]
    public void Fold_WhiteSpaceAndMarkAroundTheValue_IsPassedOver()
    {
        var json = $$"""{"organizationId":"o","weekly":[{{Row}}]}""";
        var base64 = Encoding.ASCII.GetString(PayloadEncoder.Encode(Encoding.UTF8.GetBytes(json), ContentEncoding.GzipBase64));
        var expected = Fold.Text(Encoding.UTF8.GetBytes(json));
        Fold.Text(Encoding.UTF8.GetBytes("\uFEFF \n" + json + "\n")).ShouldBe(expected);
        Fold.Text(Encoding.UTF8.GetBytes("\r\n" + base64 + "\n")).ShouldBe(expected);
        Fold.Text(Encoding.UTF8.GetBytes(string.Join("\r\n", base64.Chunk(76).Select(line => new string(line))))).ShouldBe(expected);
        Fold.Text(PayloadEncoder.Encode(Encoding.UTF8.GetBytes("\uFEFF" + json), ContentEncoding.Gzip)).ShouldBe(expected);
    }

    [Fact]
    public void Fold_RowOfNullsOnly_IsAWeekOfNothing()
    {
        var answer = Encoding.UTF8.GetString(Fold.Answer(Fold.Message("""
            {"organizationId":"o","weekly":[{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":null,"Base AHT":NaN}]}
            """)));
        answer.ShouldContain("""[{"Week":"2024-01-05","Volume":0,"Abandons":0,"Top Line Agents (FTE)":0,"Base AHT":null,""");
    }
}
