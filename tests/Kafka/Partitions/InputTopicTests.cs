using Confluent.Kafka;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;

namespace ScenarioOrleans.Kafka.Tests.Partitions;

public sealed class InputTopicTests
{
    private readonly InputTopic _topic = new(Microsoft.Extensions.Options.Options.Create(new KafkaOptions { InputTopic = "in" }));

    [Fact]
    public void Id_NothingHeard_IsThatOfABrokerWithoutIds() => (_topic.HasChanged, _topic.Id).ShouldBe((false, null));

    [Fact]
    public void TakeUp_TheFirstTopic_HasNoneBefore()
    {
        Hear("[thrd:main]: Topic in changed id from AAAAAAAAAAAAAAAAAAAAAA to TwLFLz++TF2GsYJAV6/y5A");
        _topic.HasChanged.ShouldBeTrue();

        _topic.TakeUp().ShouldBeNull();

        (_topic.HasChanged, _topic.Id).ShouldBe((false, "TwLFLz--TF2GsYJAV6_y5A"), "as Kafka's own tools write it");
    }

    [Fact]
    public void TakeUp_AnotherTopic_GivesTheOneBefore()
    {
        Hear("Topic in changed id from AAAAAAAAAAAAAAAAAAAAAA to a");
        _topic.TakeUp();

        Hear("Topic in changed id from a to b");
        (_topic.HasChanged, _topic.Id).ShouldBe((true, "a"), "until it is taken up");

        _topic.TakeUp().ShouldBe("a");
        (_topic.HasChanged, _topic.Id).ShouldBe((false, "b"));
    }

    [Theory]
    [InlineData("METADATA", "[thrd:main]: Topic inn changed id from a to b")]
    [InlineData("METADATA", "[thrd:main]: Topic other changed id from a to b")]
    [InlineData("METADATA", "[thrd:main]: Topic in [0] Leader 1 Epoch 0")]
    [InlineData("FETCH", "[thrd:main]: Topic in changed id from a to b")]
    public void Hear_AnythingElse_ChangesNothing(string facility, string text)
    {
        _topic.Hear(new LogMessage("client", SyslogLevel.Debug, facility, text));

        _topic.HasChanged.ShouldBeFalse();
    }

    private void Hear(string text) => _topic.Hear(new LogMessage("client", SyslogLevel.Debug, "METADATA", text));
}
