using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Tests.Embedded;

public sealed class LibrdkafkaSettingsTests
{
    [Fact]
    public void Validate_SettingsThatItKnows_Succeeds() => Validate(new KafkaOptions
    {
        Client = { ["security.protocol"] = "SASL_SSL", ["sasl.username"] = "me", ["dotnet.cancellation.delay.max.ms"] = "50" },
        Consumer = { ["queued.min.messages"] = "1000" },
        Producer = { ["batch.size"] = "100000" },
    }).ShouldBeEmpty();

    [Theory]
    [InlineData("no.such", "1", "Kafka:Client:no.such is '(given)' but librdkafka does not take it: No such configuration property")]
    [InlineData("security.protocol", "TLS", "Kafka:Client:security.protocol is 'TLS' but librdkafka does not take it: Invalid value \"TLS\"")]
    [InlineData("socket.timeout.ms", "soon", "Kafka:Client:socket.timeout.ms is 'soon' but librdkafka does not take it: ")]
    [InlineData("socket.timeout.ms", "1", "Kafka:Client:socket.timeout.ms is '1' but librdkafka does not take it: ")]
    [InlineData("sasl.pasword", "secret-word", "Kafka:Client:sasl.pasword is '(given)' but librdkafka does not take it: ")]
    [InlineData("ssl.key.pasword", "secret-word", "Kafka:Client:ssl.key.pasword is '(given)' but librdkafka does not take it: ")]
    public void Validate_SettingThatItDoesNotTake_NamesSettingValueRuleAndRemedyButNoSecret(string name, string value, string failure)
    {
        var told = Validate(new KafkaOptions { Client = { [name] = value } }).ShouldHaveSingleItem();

        told.ShouldStartWith(failure);
        told.ShouldEndWith("Correct or remove it (KAFKA_CLIENT_… in capitals, with underscores for dots, is the same setting).");
        told.ShouldNotContain("secret-word");
    }

    [Fact]
    public void Validate_SeveralWrong_AreAllTold() =>
        Validate(new KafkaOptions { Client = { ["a"] = "1" }, Consumer = { ["b"] = "1" }, Producer = { ["c"] = "1" } }).Count().ShouldBe(3);

    private static IEnumerable<string> Validate(KafkaOptions options) => new LibrdkafkaSettings().Validate(null, options).Failures ?? [];
}
