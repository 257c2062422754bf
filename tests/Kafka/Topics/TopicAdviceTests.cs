using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Topics;

namespace ScenarioOrleans.Kafka.Tests.Topics;

public sealed class TopicAdviceTests
{
    private const long Day = 86_400_000;

    private static readonly KafkaOptions Options = new() { InputTopic = "in", ResponseTopic = "out" };

    [Fact]
    public void Of_TheBrokersDefaults_HasNothingToSay() => Of(Settings("in"), Settings("out"), Settings("in.DLT")).ShouldBeEmpty();

    [Fact]
    public void Of_NothingKnown_HasNothingToSay() => Of(
        new TopicSettings("in", null, null, null), new TopicSettings("out", null, null, null), new TopicSettings("in.DLT", null, null, null)).ShouldBeEmpty();

    [Theory]
    [InlineData("in", "compact")]
    [InlineData("out", "compact")]
    [InlineData("in.DLT", "compact")]
    [InlineData("out", "compact,delete")]
    [InlineData("in.DLT", "delete,compact")]
    public void Of_ACompactedTopic_NamesTopicValueAndRemedy(string topic, string policy)
    {
        var advice = With(topic, settings => settings with { CleanupPolicy = policy }).ShouldHaveSingleItem();

        advice.ShouldStartWith($"Topic {topic} has cleanup.policy={policy}: ");
        advice.ShouldEndWith("Set cleanup.policy=delete.");
    }

    [Theory]
    [InlineData("in", 0)]
    [InlineData("in", Day - 1)]
    [InlineData("out", 3_600_000)]
    [InlineData("in.DLT", 1)]
    public void Of_AShortRetention_NamesTopicValueAndRemedy(string topic, long milliseconds)
    {
        var advice = With(topic, settings => settings with { RetentionMilliseconds = milliseconds }).ShouldHaveSingleItem();

        advice.ShouldStartWith($"Topic {topic} has retention.ms={milliseconds}: ");
        advice.ShouldEndWith("Set retention.ms to 86400000 (a day) or more.");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Day)]
    [InlineData(long.MaxValue)]
    public void Of_ALongRetention_HasNothingToSay(long milliseconds) =>
        With("in", settings => settings with { RetentionMilliseconds = milliseconds }).ShouldBeEmpty();

    [Fact]
    public void Of_LettersSmallerThanMessages_SaysWhatTheirTopicHasToTake()
    {
        var advice = With("in", settings => settings with { MaxMessageBytes = 5_000_000 }).ShouldHaveSingleItem();

        advice.ShouldStartWith("Topic in.DLT has max.message.bytes=1048588 and in 5000000: ");
        advice.ShouldEndWith("Set max.message.bytes of in.DLT to 5016384 or more.");
    }

    [Fact]
    public void Of_MessagesLargerThanTheProducerSends_NamesTheServicesOwnSetting()
    {
        const int Bytes = 30_000_000;

        var advice = Of(Settings("in") with { MaxMessageBytes = Bytes }, Settings("out"), Settings("in.DLT") with { MaxMessageBytes = 40_000_000 }).ShouldHaveSingleItem();

        advice.ShouldStartWith("Kafka:MaxMessageBytes is 20000000 and in has max.message.bytes=30000000: ");
        advice.ShouldEndWith("Set Kafka__MaxMessageBytes to 30016384 or more.");
    }

    [Fact]
    public void Of_SmallAnswers_HasNothingToSay() =>
        With("out", settings => settings with { MaxMessageBytes = 1_000 }).ShouldBeEmpty("an answer that does not fit travels in parts");

    private static string[] With(string topic, Func<TopicSettings, TopicSettings> change)
    {
        return Of(Each("in"), Each("out"), Each("in.DLT"));

        TopicSettings Each(string name) => name == topic ? change(Settings(name)) : Settings(name);
    }

    private static string[] Of(TopicSettings input, TopicSettings answers, TopicSettings letters) => [.. TopicAdvice.Of(input, answers, letters, Options)];

    private static TopicSettings Settings(string topic) => new(topic, "delete", 1_048_588, 7 * Day);
}
