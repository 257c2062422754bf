using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Options;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Consuming;

public sealed class InstanceHintTests
{
    private static readonly KafkaOptions Options = new() { InstanceId = "desk-1" };

    [Theory]
    [InlineData(ErrorCode.FencedInstanceId, "give each its own")]
    [InlineData(ErrorCode.UnreleasedInstanceId, "classic lets it in at once")]
    public void Of_AStaticMembersError_NamesTheSettingItsValueAndTheWayOut(ErrorCode code, string remedy)
    {
        var hint = InstanceHint.Of(code, Options);

        hint.ShouldContain("Kafka:InstanceId, 'desk-1'");
        hint.ShouldContain(remedy);
    }

    [Fact]
    public void Of_AnyOtherError_IsNothing() => InstanceHint.Of(ErrorCode.Local_Fatal, Options).ShouldBeEmpty();
}
