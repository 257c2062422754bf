using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>docs/asyncapi.yaml says what the code does.</summary>
public sealed class AsyncApiTests
{
    [Fact]
    public void Document_References_LeadSomewhere() =>
        AsyncApi.Named("$ref").ShouldAllBe(reference => AsyncApi.At(reference.Substring(2)) != null);

    [Fact]
    public void Channels_Addresses_AreTheDefaultTopics()
    {
        var defaults = new KafkaOptions();

        AsyncApi.Named("address").ShouldBe([defaults.InputTopic, defaults.ResponseTopic, defaults.EffectiveDeadLetterTopic]);
        AsyncApi.Named("topic").ShouldBe(AsyncApi.Named("address"));
    }

    [Theory]
    [InlineData("rollupRequest", MessageKind.Rollup)]
    [InlineData("hourlyRows", MessageKind.Hourly)]
    [InlineData("publishRequest", MessageKind.Publish)]
    [InlineData("runAnalysis", MessageKind.RunAnalysis)]
    public void Requests_Examples_AreAcceptedWithoutARejectedRow(string message, MessageKind kind)
    {
        var folded = AsyncApi.Examples(message).Select(Fold).ToList();

        folded.ShouldNotBeEmpty();
        folded.ShouldAllBe(request => request.Kind == kind && request.Rejected.Count == 0);
    }

    [Fact]
    public void RollupAnswer_Example_AnswersTheExampleRequest()
    {
        var request = Fold(AsyncApi.Examples("rollupRequest").First());

        Encoding.UTF8.GetString(AnswerWriter.WriteRollup(request, WeeklyFigures.From(request.Groups, request.WeekStart)))
            .ShouldBe(AsyncApi.Examples("rollupAnswer").Single());
    }

    [Fact]
    public void WeeklySummary_Example_SummarizesTheExampleRows()
    {
        var rows = Fold(AsyncApi.Examples("hourlyRows").First());

        Encoding.UTF8.GetString(AnswerWriter.WriteSummary(rows.Organization, rows.Key.Scenario, 1, WeeklyFigures.From(rows.Groups, rows.WeekStart)))
            .ShouldBe(AsyncApi.Examples("weeklySummary").Single());
    }

    [Fact]
    public void Analysis_Example_IsWhatAnAnalysisFinds()
    {
        const string Rows =
            """{"organizationId":"org-1","weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Austin","Volume":120},{"Week":"2024-01-12","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Austin","Volume":150}]}""";
        var command = Fold(AsyncApi.Examples("runAnalysis").First()).Analysis!;
        var rows = Fold(Rows);
        var findings = ScenarioAnalysis.Find(command.Type, command.Threshold, [.. rows.Groups.Select(group => new HeldGroup(group.Group, rows.WeekStart, group.Days))]);
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        AnalysisWriter.WriteFindings(json, rows.Organization, rows.Key.Scenario, findings);

        Encoding.UTF8.GetString(AnalysisWriter.Write(command.Type, command.Threshold, [json.WrittenMemory])).ShouldBe(AsyncApi.Examples("analysis").Single());
    }

    [Fact]
    public void Error_Example_IsWhatAnErrorAnswerSays() =>
        Encoding.UTF8.GetString(Silo.Ingest.ErrorAnswers.Json(FaultCodes.MissingOrganization, "The message has no organizationId.")).ShouldBe(AsyncApi.Examples("error").Single());

    [Fact]
    public void Schemas_CodesAndMeasures_AreThoseOfTheCode()
    {
        AsyncApi.Texts("components/schemas/ErrorCode/enum").ShouldBe([.. Constants(typeof(FaultCodes)), DeadLetterCodes.NotCompleted, DeadLetterCodes.RowsRejected, Silo.Ingest.RemainingGroups.UnreadableCode]);
        AsyncApi.Texts("components/schemas/RejectCode/enum").ShouldBe(RejectCodes.All);
        AsyncApi.Texts("components/schemas/NoteCode/enum").ShouldBe(Constants(typeof(NoteCodes)));
        AsyncApi.Texts("components/schemas/Finding/properties/measure/enum").ShouldBe(Measures.All.Select(measure => measure.Name()));
        AsyncApi.Texts("components/schemas/Row/properties").Skip(4).ShouldBe(Measures.All.Select(measure => measure.Name()));
        AsyncApi.Texts("components/schemas/AnswerHeaders/properties/content-encoding/enum").Order()
            .ShouldBe(Enum.GetValues<ContentEncoding>().Select(encoding => encoding.ToText()).Order());
        AsyncApi.Texts("components/schemas/DeadLetterHeaders/required").ShouldBe(
        [
            DeadLetterHeaders.Topic, DeadLetterHeaders.Partition, DeadLetterHeaders.Offset, DeadLetterHeaders.Group, DeadLetterHeaders.DeliveryCount,
            DeadLetterHeaders.Message, DeadLetterHeaders.Code,
        ]);
    }

    private static FoldedMessage Fold(string json)
    {
        var outcome = MessageFolder.Fold(Encoding.UTF8.GetBytes(json), new FoldLimits());
        outcome.Fault.ShouldBeNull(json);
        return outcome.Message!;
    }

    private static IEnumerable<string> Constants(Type type) => type.GetFields().Select(field => (string)field.GetRawConstantValue()!);
}
