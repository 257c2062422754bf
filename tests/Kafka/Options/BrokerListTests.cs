using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Tests.Options;

public sealed class BrokerListTests
{
    [Theory]
    [InlineData("kafka")]
    [InlineData("kafka:9092")]
    [InlineData("kafka-1:9092,kafka-2:9092")]
    [InlineData("kafka-1:9092, kafka-2:9093 ,10.0.0.1")]
    [InlineData("[::1]:9092")]
    [InlineData("[fd00::7]")]
    [InlineData("SASL_SSL://kafka:9093")]
    [InlineData("plaintext://kafka:9092")]
    public void Problem_WhatLibrdkafkaTakes_IsNone(string brokers) => BrokerList.Problem(brokers).ShouldBeNull();

    [Theory]
    [InlineData("tcp://kafka:9092", "without a scheme such as tcp:// in front")]
    [InlineData("kafka-1:9092,http://kafka-2:9092", "without a scheme such as http:// in front")]
    [InlineData("kafka://kafka:9092/", "without a scheme such as kafka:// in front")]
    [InlineData("kafka:9092,", "separated by single commas")]
    [InlineData("kafka:9092,,kafka:9093", "separated by single commas")]
    [InlineData("kafka:", "which 'kafka:' is not")]
    [InlineData(":9092", "which ':9092' is not")]
    [InlineData("kafka:port", "which 'kafka:port' is not")]
    [InlineData("kafka:0", "which 'kafka:0' is not")]
    [InlineData("kafka:65536", "which 'kafka:65536' is not")]
    [InlineData("kafka:9092/topic", "which 'kafka:9092/topic' is not")]
    [InlineData("kafka 9092", "which 'kafka 9092' is not")]
    [InlineData("kafka:9092;kafka:9093", "which 'kafka:9092;kafka:9093' is not")]
    [InlineData("me@kafka:9092", "which 'me@kafka:9092' is not")]
    [InlineData("[::1", "which '[::1' is not")]
    public void Problem_AnythingElse_SaysWhatIsWrong(string brokers, string problem)
    {
        var found = BrokerList.Problem(brokers).ShouldNotBeNull();

        found.ShouldStartWith("must be brokers as host:port");
        found.ShouldEndWith(problem);
    }
}
