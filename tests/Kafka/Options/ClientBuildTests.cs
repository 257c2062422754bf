using Confluent.Kafka;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Tests.Options;

public sealed class ClientBuildTests
{
    [Fact]
    public void Of_SettingsThatContradictEachOther_NamesThemAsASettingWithoutTheirValues()
    {
        var options = new KafkaOptions { Client = { ["sasl.mechanism"] = "PLAIN", ["security.protocol"] = "SASL_PLAINTEXT", ["sasl.password"] = "secret-word" } };

        var wrong = Should.Throw<OptionsValidationException>(
            () => ClientBuild.Of(new AdminClientBuilder(ClientSettings.ForAdmin(options, "127.0.0.1:1")).Build));

        wrong.Failures.ShouldHaveSingleItem().ShouldStartWith("Kafka:Client is '(given)' but librdkafka does not take it: ");
        wrong.Message.ShouldNotContain("secret-word");
    }

    [Fact]
    public void Of_GoodSettings_IsTheClient()
    {
        using var client = ClientBuild.Of(new AdminClientBuilder(ClientSettings.ForAdmin(new KafkaOptions(), "127.0.0.1:1")).Build);

        client.Name.ShouldNotBeEmpty();
    }
}
