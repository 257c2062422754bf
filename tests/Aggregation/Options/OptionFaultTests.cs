using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Options;

public sealed class OptionFaultTests
{
    [Theory]
    [InlineData("filter", FaultCodes.BadFilter, "[]", "\"Voice\"", "{\"Contact type\":[]}", "{\"Contact Type\":\"Voice\"}", "{\"Contact Type\":[1]}", "{\"Call Center\":null}", "{\"Call Center\":[\"\\ud800\"]}", "{\"Call Center\":[NaN]}")]
    [InlineData("measures", FaultCodes.BadMeasures, "[]", "[\"volume\"]", "[null]", "\"Volume\"", "{}", "7")]
    [InlineData("groupings", FaultCodes.BadGroupings, "\"grid\"", "[\"Call Center\"]", "[[\"Call Center\",\"Call Center\"]]", "[[\"Week\"]]", "{}", "true", "[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]")]
    [InlineData("profile", FaultCodes.BadProfile, "\"Weighted\"", "1", "[]")]
    [InlineData("timeZone", FaultCodes.BadTimeZone, "\"europe/paris\"", "\"UTC+01\"", "\"Mars/Olympus\"", "2", "\"\\ud800\"", "{}")]
    [InlineData("period", FaultCodes.BadPeriod, "\"year\"", "\"Day\"", "0")]
    [InlineData("weekLabel", FaultCodes.BadWeekLabel, "\"ISO\"", "true")]
    [InlineData("coverage", FaultCodes.BadCoverage, "\"true\"", "1", "[]")]
    public void Fold_BadOption_IsUnusable(string option, string code, params string[] values)
    {
        foreach (var value in values)
        {
            Fold.FaultCode($"{{\"organizationId\":1,\"week_start\":\"monday\",\"{option}\":{value},\"weekly\":[]}}").ShouldBe(code, value);
            Fold.FaultCode($"{{\"organizationId\":1,\"week_start\":\"monday\",\"weekly\":[],\"{option}\":{value}}}").ShouldBe(code, value);
        }
    }

    [Fact]
    public void Fold_IsoWeekOfWeeksFromAnotherDay_IsUnusable() =>
        Fold.FaultCode("""{"organizationId":1,"weekLabel":"iso","weekly":[]}""").ShouldBe(FaultCodes.BadWeekLabel);

    [Fact]
    public void Fold_SeveralBadOptions_TellsTheFirstInTheirOrder() => Fold.FaultCode(
        """{"organizationId":1,"coverage":1,"period":1,"profile":1,"groupings":1,"measures":1,"weekly":[]}""").ShouldBe(FaultCodes.BadMeasures);

    [Theory]
    [InlineData("""{"event":"hourly","organizationId":1,"rows":[],"period":"year"}""")]
    [InlineData("""{"organizationId":1,"weekly":[],"period":"year","period":"day"}""")]
    [InlineData("""{"organizationId":1,"weekly":[],"filter":null,"measures":null,"groupings":[],"profile":"","timeZone":"","period":null,"weekLabel":"","coverage":false}""")]
    public void Fold_OptionsThatMeanNothing_AreNotBad(string json) => Fold.Outcome(json).IsUsable.ShouldBeTrue();

    [Fact]
    public void Fold_OptionLongerThanARow_IsTooLarge() =>
        Fold.FaultCode($"{{\"filter\":{{\"Call Center\":[\"{new string('x', 2 << 20)}\"]}},\"organizationId\":1,\"weekly\":[]}}").ShouldBe(FaultCodes.TooLarge);
}
