using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class CorrelationOptionsValidatorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("correlation-id")]
    [InlineData(" a ;; b ")]
    public void Validate_AnyOtherNames_Succeeds(string headers) => Validate(new CorrelationOptions { Headers = headers }).ShouldBeNull();

    [Theory]
    [InlineData("message-id")]
    [InlineData("correlation-id; Digest")]
    [InlineData("parts")]
    public void Validate_AHeaderThatAnswersHaveThemselves_IsRefused(string headers) =>
        Validate(new CorrelationOptions { Headers = headers }).ShouldNotBeNull().ShouldContain($"Scenario:Correlation:Headers is '{headers}' but must not name");

    [Fact]
    public void Validate_AnUnknownPolicy_IsRefused() =>
        Validate(new CorrelationOptions { ErrorAnswers = (ErrorAnswerPolicy)7 }).ShouldNotBeNull().ShouldContain("WithCorrelation, Always, Never");

    private static string? Validate(CorrelationOptions options) => new CorrelationOptionsValidator().Validate(null, options).FailureMessage;
}
