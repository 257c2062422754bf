using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>Messages that ask for what cannot be done: every code, and which code wins.</summary>
public sealed class EnvelopeFaultTests
{
    private const string Row = """{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c"}""";

    [Theory]
    [InlineData("""{"event":"rolup","organizationId":"o","weekly":[]}""")]
    [InlineData("""{"event":"Rollup","organizationId":"o","weekly":[]}""")]
    [InlineData("""{"event":"","organizationId":"o","weekly":[]}""")]
    [InlineData("""{"event":7}""")]
    [InlineData("""{"event":{}}""")]
    [InlineData("""{"event":"rollup","event":"weekly-summary","organizationId":"o","weekly":[]}""")]
    public void Fold_OtherEvent_IsUnknownEvent(string json) => Fold.FaultCode(json).ShouldBe(FaultCodes.UnknownEvent);

    [Theory]
    [InlineData("""{"event":"rollup"}""")]
    [InlineData("""{"event":"rollup","weekly":[]}""")]
    [InlineData("""{"organizationId":null,"weekly":[]}""")]
    [InlineData("""{"organizationId":NaN,"weekly":[]}""")]
    [InlineData("""{"organizationId":"","weekly":[]}""")]
    [InlineData("""{"organizationId":true,"weekly":[]}""")]
    [InlineData("""{"organizationId":Infinity,"weekly":[]}""")]
    [InlineData("""{"organizationId":["o"],"weekly":[]}""")]
    [InlineData("""{"event":"publish"}""")]
    [InlineData("{}")]
    public void Fold_NoOrganization_IsMissingOrganization(string json) => Fold.FaultCode(json).ShouldBe(FaultCodes.MissingOrganization);

    [Theory]
    [InlineData("""{"event":"rollup","organizationId":"o"}""")]
    [InlineData("""{"organizationId":"o"}""")]
    [InlineData("""{"organizationId":"o","weekly":null}""")]
    [InlineData("""{"organizationId":"o","weekly":{}}""")]
    [InlineData("""{"organizationId":"o","weekly":"[]"}""")]
    [InlineData("""{"organizationId":"o","weekly":[],"weekly":1}""")]
    [InlineData("""{"organizationId":"o","rows":[]}""")]
    [InlineData("""{"event":"hourly","organizationId":"o","weekly":[]}""")]
    [InlineData("""{"event":"hourly","organizationId":"o","rows":{}}""")]
    public void Fold_NoRows_IsMissingWeekly(string json) => Fold.FaultCode(json).ShouldBe(FaultCodes.MissingWeekly);

    [Theory]
    [InlineData("\"someday\"")]
    [InlineData("\"fri\"")]
    [InlineData("\" friday\"")]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("[\"friday\"]")]
    [InlineData("\"\\ud800\"")]
    public void Fold_NoDay_IsBadWeekStart(string start) =>
        Fold.FaultCode($$"""{"organizationId":"o","weekly":[{{Row}}],"week_start":{{start}}}""").ShouldBe(FaultCodes.BadWeekStart);

    [Theory]
    [InlineData("""{"scenario":"drop-tables","parameters":{}}""")]
    [InlineData("""{"scenario":"drop-tables"}""")]
    [InlineData("""{"scenario":7,"parameters":{}}""")]
    [InlineData("""{"parameters":{"analysisType":"quick","threshold":1}}""")]
    public void Fold_OtherCommand_IsUnknownCommand(string json) => Fold.FaultCode(json).ShouldBe(FaultCodes.UnknownCommand);

    [Theory]
    [InlineData("""{"scenario":"run-analysis"}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":[]}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"slow","threshold":1}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"quick"}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":-1}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":"10"}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":NaN}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":1e13}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":1,"organizationId":""}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":1,"scenario":5}}""")]
    [InlineData("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":1},"parameters":{"threshold":1}}""")]
    [InlineData("""{"organizationId":"o","weekly":[],"scenario":""}""")]
    [InlineData("""{"organizationId":"o","weekly":[],"scenario":5}""")]
    [InlineData("""{"event":"publish","organizationId":"o","scenario":[]}""")]
    public void Fold_ParametersNotAsNeeded_IsBadParameters(string json) => Fold.FaultCode(json).ShouldBe(FaultCodes.BadParameters);

    [Theory]
    [InlineData("""{"event":"x","week_start":"x"}""", FaultCodes.UnknownEvent)]
    [InlineData("""{"event":"rollup","week_start":"x"}""", FaultCodes.MissingOrganization)]
    [InlineData("""{"organizationId":"o","week_start":"x"}""", FaultCodes.MissingWeekly)]
    [InlineData("""{"organizationId":"o","weekly":[],"week_start":"x","scenario":""}""", FaultCodes.BadWeekStart)]
    [InlineData("""{"event":"x","organizationId":"o","weekly":[}""", FaultCodes.MalformedJson)]
    public void Fold_SeveralFaults_TellsTheFirstInOrder(string json, string code) => Fold.FaultCode(json).ShouldBe(code);
}
