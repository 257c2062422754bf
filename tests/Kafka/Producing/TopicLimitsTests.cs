using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Kafka.Tests.Producing;

public sealed class TopicLimitsTests
{
    private readonly TopicLimits _limits = new(Microsoft.Extensions.Options.Options.Create(new KafkaOptions { MaxMessageBytes = 2_000_000 }));

    [Fact]
    public void Of_NothingKnown_IsTheOption() => _limits.Of("out").ShouldBe(2_000_000);

    [Fact]
    public void Tell_MoreThanTheOption_ChangesNothing()
    {
        _limits.Tell("out", 5_000_000);

        _limits.Of("out").ShouldBe(2_000_000);
    }

    [Fact]
    public void Tell_Less_HoldsForThatTopic()
    {
        _limits.Tell("out", 100_000);

        _limits.Of("out").ShouldBe(100_000);
        _limits.Of("in.DLT").ShouldBe(2_000_000);
        _limits.BatchBytes(null).ShouldBe(100_000);
        _limits.BatchBytes(50_000).ShouldBe(50_000);
    }

    [Fact]
    public void Refuse_Repeatedly_GoesDownFixedStepsToTheLast()
    {
        var steps = new List<int>();
        while (_limits.Refuse("out", _limits.Of("out")))
        {
            steps.Add(_limits.Of("out"));
        }

        steps.ShouldBe([TopicLimits.UsualBytes, 524_288, 262_144, 131_072, 65_536, 32_768, 16_384]);
    }

    [Fact]
    public void Refuse_LoweredMeanwhile_IsTriedWithTheNewLimit()
    {
        _limits.Refuse("out", 2_000_000).ShouldBeTrue();

        _limits.Refuse("out", 2_000_000).ShouldBeTrue();

        _limits.Of("out").ShouldBe(TopicLimits.UsualBytes);
    }
}
