using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Tests.Options;

public sealed class KafkaOptionsReaderTests
{
    [Fact]
    public void Read_NothingGiven_IsTheEmbeddedBrokerAndTheDefaultTopics()
    {
        var options = Read();

        options.UsesEmbeddedBroker.ShouldBeTrue();
        options.JoinsGroup.ShouldBeFalse();
        options.InputTopic.ShouldBe("Scenario-Execute");
        options.ResponseTopic.ShouldBe("Scenario-Execute-Response");
        options.EffectiveDeadLetterTopic.ShouldBe("Scenario-Execute.DLT");
    }

    [Theory]
    [InlineData("KAFKA_TOPIC", "KAFKA_RESPONSE_TOPIC")]
    [InlineData("INPUT_KAFKA_TOPIC", "OUTPUT_KAFKA_TOPIC")]
    [InlineData("Kafka:InputTopic", "Kafka:ResponseTopic")]
    public void Read_EitherSetOfNames_IsTaken(string input, string response)
    {
        var options = Read(
            ("KAFKA_BOOTSTRAP_SERVERS", "broker:9092"), ("KAFKA_GROUP_ID", "planners"), (input, "plans"), (response, "answers"));

        options.BootstrapServers.ShouldBe("broker:9092");
        options.JoinsGroup.ShouldBeTrue();
        options.GroupId.ShouldBe("planners");
        options.InputTopic.ShouldBe("plans");
        options.ResponseTopic.ShouldBe("answers");
        options.EffectiveDeadLetterTopic.ShouldBe("plans.DLT");
    }

    [Theory]
    [InlineData("KAFKA_TOPIC", "INPUT_KAFKA_TOPIC")]
    [InlineData("KAFKA_RESPONSE_TOPIC", "OUTPUT_KAFKA_TOPIC")]
    [InlineData("KAFKA_TOPIC", "Kafka:InputTopic")]
    [InlineData("KAFKA_BOOTSTRAP_SERVERS", "Kafka:BootstrapServers")]
    [InlineData("KAFKA_GROUP_ID", "Kafka:GroupId")]
    public void Read_TwoNamesContradict_IsAnErrorThatNamesBothAndTheirValues(string first, string second)
    {
        var error = Should.Throw<OptionsValidationException>(() => Read((first, "one"), (second, "two")));

        error.Message.ShouldContain($"{first} is 'one'");
        error.Message.ShouldContain($"{second} is 'two'");
        error.Message.ShouldContain("Remove one of them");
    }

    [Fact]
    public void Read_TwoNamesAgree_IsTaken() =>
        Read(("KAFKA_TOPIC", "plans"), ("INPUT_KAFKA_TOPIC", "plans")).InputTopic.ShouldBe("plans");

    [Fact]
    public void Read_EmptyValue_CountsAsNotGiven() =>
        Read(("KAFKA_TOPIC", ""), ("INPUT_KAFKA_TOPIC", "plans"), ("KAFKA_BOOTSTRAP_SERVERS", "")).InputTopic.ShouldBe("plans");

    [Fact]
    public void Read_DeadLetterTopicNamed_IsNotDerived() =>
        Read(("KAFKA_DEAD_LETTER_TOPIC", "graveyard")).EffectiveDeadLetterTopic.ShouldBe("graveyard");

    [Fact]
    public void Read_LibrdkafkaSettings_ArePassedOnByEitherSpelling()
    {
        var options = Read(
            ("KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL"),
            ("Kafka:Client:sasl.username", "me"),
            ("KAFKA_CLIENT_ID", "desk-1"),
            ("Kafka:Consumer:queued.min.messages", "1000"));

        options.Client["security.protocol"].ShouldBe("SASL_SSL");
        options.Client["sasl.username"].ShouldBe("me");
        options.Client.Count.ShouldBe(2);
        options.ClientId.ShouldBe("desk-1");
        options.Consumer["queued.min.messages"].ShouldBe("1000");
    }

    [Fact]
    public void Read_Times_AreRead() =>
        Read(("Kafka:SessionTimeout", "00:00:45")).SessionTimeout.ShouldBe(TimeSpan.FromSeconds(45));

    [Fact]
    public void Read_UnknownSetting_IsAnErrorThatNamesIt() =>
        Should.Throw<OptionsValidationException>(() => Read(("Kafka:SesionTimeout", "00:00:45"))).Message.ShouldContain("SesionTimeout");

    public static TheoryData<string> NotTexts() =>
        [.. typeof(KafkaOptions).GetProperties().Where(property => property.SetMethod is not null && property.PropertyType.IsValueType).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(NotTexts))]
    public void Read_ValueOfAnotherKind_IsAnErrorThatNamesSettingValueAndRule(string setting) =>
        Should.Throw<OptionsValidationException>(() => Read(($"Kafka:{setting}", "some"))).Failures.ShouldHaveSingleItem()
            .ShouldStartWith($"Kafka:{setting} is 'some' but must be ");

    [Theory]
    [InlineData("KAFKA_CLIENT_SERVICE_HOST", "10.96.12.8")]
    [InlineData("KAFKA_CLIENT_PORT", "tcp://10.96.12.8:9092")]
    [InlineData("KAFKA_CLIENT_PORT_9092_TCP_ADDR", "10.96.12.8")]
    public void Read_LinkToAKubernetesService_IsPassedOver(string name, string value) => Read((name, value)).Client.ShouldBeEmpty();

    private static KafkaOptions Read(params (string Name, string Value)[] values)
    {
        var options = new KafkaOptions();
        KafkaOptionsReader.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)))
                .Build(),
            options);
        return options;
    }
}
