using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Silo.Tests.Hosting;

/// <summary>Each setting that cannot work, by itself: the service is not even put together, and the failure says setting, value, rule and remedy.</summary>
public sealed class WrongSettingTests
{
    [Theory]
    [InlineData("Kafka:MaxAttempts", "0", "must be from 1 to 1000")]
    [InlineData("Kafka:MaxAttempts", "many", "must be a whole number")]
    [InlineData("Kafka:Linger", "soon", "must be a time such as 00:00:30")]
    [InlineData("Kafka:ExactlyOnce", "maybe", "must be true or false")]
    [InlineData("Kafka:Client:security.protocol", "TLS", "librdkafka does not take it")]
    [InlineData("KAFKA_CLIENT_SOCKET_TIMEOUT_MS", "soon", "librdkafka does not take it", "Kafka:Client:socket.timeout.ms")]
    [InlineData("KAFKA_CLIENT_GROUP_ID", "g", "the service sets group.id itself", "Kafka:Client:group.id")]
    [InlineData("KAFKA_BOOTSTRAP_SERVERS", "tcp://kafka:9092", "without a scheme such as tcp://", "Kafka:BootstrapServers")]
    [InlineData("Scenario:Storage:Provider", "oracle", "must be one of memory, sqlite, postgres")]
    [InlineData("Scenario:Storage:Journal", "WAL", "must be one of wal, wal-anywhere, rollback")]
    [InlineData("Scenario:Storage:MaxConnections", "1", "must be from 4 to 1000")]
    [InlineData("Scenario:Storage:MaxBatchBytes", "much", "must be a whole number")]
    [InlineData("Scenario:Storage:BusyTimeout", "30s", "must be a time such as 00:00:30")]
    [InlineData("Scenario:Storage:MaxFileBytes", "1", "must be from 1048576 to ")]
    [InlineData("Scenario:Rollup:MaxInflatedBytes", "0", "must be from ")]
    [InlineData("Scenario:Rollup:MaxInflatedBytes", "99999999999999", "must be from ")]
    [InlineData("Scenario:Rollup:ContentEncoding", "zip", "must be one of GzipBase64, Gzip, Identity")]
    [InlineData("Scenario:Rollup:ContentEncoding", "7", "must be one of GzipBase64, Gzip, Identity")]
    [InlineData("Scenario:Names:Aliases", "Calls", "is no further name of a column")]
    [InlineData("Scenario:Names:Clean", "perhaps", "must be true or false")]
    [InlineData("Scenario:Summary:PublishInterval", "00:00:00", "must be from ")]
    [InlineData("Scenario:Summary:PublishInterval", "-00:00:05", "must be from ")]
    [InlineData("Scenario:Analysis:ConcurrentScenarios", "0", "must be from 1 to ")]
    [InlineData("Scenario:Analysis:MaxFindingsBytes", "0", "must be from ")]
    [InlineData("Scenario:Live:MaxSubscribers", "0", "must be from 1 to ")]
    [InlineData("Scenario:Live:Heartbeat", "1 minute", "must be a time such as 00:00:30")]
    [InlineData("Scenario:Parquet:Folder", "/no/such/folder", "must be a folder that this process can write files to: it does not exist")]
    [InlineData("Orleans:GrainCollection:CollectionAge", "soon", "must be a time such as 00:00:30")]
    [InlineData("ORLEANS_SILO_PORT", "abc", "must be a port from 1 to 65535")]
    [InlineData("ORLEANS_SILO_PORT", "0", "must be a port from 1 to 65535")]
    [InlineData("ORLEANS_GATEWAY_PORT", "65536", "must be a port from 0 to 65535")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere", "must be an address such as http://localhost:4317")]
    [InlineData("ASPNETCORE_URLS", "8088", "must be like http://127.0.0.1:8088")]
    [InlineData("ASPNETCORE_URLS", "https://127.0.0.1:8088", "must be like http://127.0.0.1:8088")]
    public void Build_ValueThatCannotWork_NamesSettingValueRuleAndRemedy(string name, string value, string rule, string? told = null)
    {
        var failure = Wrong((name, value)).ShouldHaveSingleItem();

        failure.ShouldStartWith($"{told ?? name} is '{value}' but ");
        failure.ShouldContain(rule);
        failure.ShouldMatch("(Set|Correct|Remove|unset) ");
        failure.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("Kafka:SesionTimeout")]
    [InlineData("Scenario:Storage:Pfad")]
    [InlineData("Scenario:Rollup:Encoding")]
    [InlineData("Scenario:Names:Alias")]
    [InlineData("Scenario:Summary:Interval")]
    [InlineData("Scenario:Analysis:Scenarios")]
    [InlineData("Scenario:Live:Subscribers")]
    [InlineData("Scenario:Parquet:Path")]
    [InlineData("Orleans:GrainCollection:Age")]
    public void Build_NoSuchSetting_NamesIt(string name) =>
        Wrong((name, "1")).ShouldHaveSingleItem().ShouldBe($"{name} is set, but there is no such setting. Correct the name, or remove it.");

    /// <summary>The value may be a password under a misspelt name.</summary>
    [Theory]
    [InlineData("Kafka:Client:sasl.pasword")]
    [InlineData("KAFKA_CLIENT_SASL_PASWORD")]
    public void Build_NoSuchSettingOfLibrdkafka_IsToldWithoutTheValue(string name) => Wrong((name, "secret-word")).ShouldHaveSingleItem()
        .ShouldStartWith("Kafka:Client:sasl.pasword is '(given)' but librdkafka does not take it: No such configuration property");

    [Fact]
    public void Build_NoSuchSection_NamesItAndThoseThereAre() =>
        Wrong(("Scenario:Storge:Provider", "postgres")).ShouldHaveSingleItem().ShouldStartWith("Scenario:Storge is set, but there is no such section.");

    [Theory]
    [InlineData("KAFKA_TOPIC", "a", "INPUT_KAFKA_TOPIC", "b", "both set the same thing")]
    [InlineData("KAFKA_TOPIC", "a", "KAFKA_RESPONSE_TOPIC", "a", "must differ from Kafka:InputTopic")]
    [InlineData("KAFKA_RESPONSE_TOPIC", "a", "KAFKA_DEAD_LETTER_TOPIC", "a", "must differ from Kafka:ResponseTopic")]
    [InlineData("Kafka:FirstRetryDelay", "00:00:30", "Kafka:MaxRetryDelay", "00:00:20", "must be from 00:00:30")]
    [InlineData("Kafka:SessionTimeout", "00:05:00", "Kafka:MaxPollInterval", "00:01:00", "must be from 00:05:00")]
    [InlineData("Scenario:Storage:Provider", "sqlite", "Scenario:Storage:ConnectionString", "Host=db", "belongs to the provider postgres")]
    [InlineData("Scenario:Storage:Provider", "postgres", "Scenario:Storage:ConnectionString", "Hots=db", "must be one that Npgsql can read")]
    [InlineData("ORLEANS_SILO_PORT", "21999", "ORLEANS_GATEWAY_PORT", "21999", "must differ from ORLEANS_SILO_PORT")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317", "OTEL_EXPORTER_OTLP_PROTOCOL", "http", "must be one of grpc, http/protobuf")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317", "OTEL_METRIC_EXPORT_INTERVAL", "10s", "must be a whole number of milliseconds")]
    public void Build_SettingsThatContradictEachOther_SaysSo(string first, string one, string second, string two, string rule) =>
        Wrong((first, one), (second, two)).ShouldHaveSingleItem().ShouldContain(rule);

    [Theory]
    [InlineData("security.protocol", "SASL_SSL", "sasl.mechanism", "PLANE")]
    [InlineData("security.protocol", "SSL", "ssl.ca.location", "/no/such/file")]
    public void Build_WhatLibrdkafkaRefusesTogether_IsTold(string first, string one, string second, string two) =>
        Wrong(("Kafka:BootstrapServers", "127.0.0.1:1"), ($"Kafka:Client:{first}", one), ($"Kafka:Client:{second}", two)).ShouldHaveSingleItem()
            .ShouldStartWith("Kafka:Client is '(given)' but librdkafka does not take it: ");

    /// <summary>What Kubernetes sets for services of these names is no setting.</summary>
    [Fact]
    public async Task Build_LinksToKubernetesServices_ArePassedOver()
    {
        await using var app = ScenarioHost.Build(With(
            ("ORLEANS_SILO_PORT", "tcp://10.96.12.7:11111"), ("ORLEANS_GATEWAY_PORT", "tcp://10.96.12.9:30000"),
            ("KAFKA_CLIENT_SERVICE_HOST", "10.96.12.8"), ("KAFKA_CLIENT_PORT_9092_TCP", "tcp://10.96.12.8:9092")));

        app.ShouldNotBeNull();
    }

    private static IReadOnlyList<string> Wrong(params (string Name, string Value)[] settings)
    {
        var failure = Should.Throw<Exception>(() => ScenarioHost.Build(With(settings)));
        return [.. failure is AggregateException several
            ? several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(each => each.Failures)
            : failure.ShouldBeOfType<OptionsValidationException>().Failures];
    }

    private static ScenarioHostOptions With(params (string Name, string Value)[] settings) => new()
    {
        DotEnvPath = "no.env",
        Settings = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value),
    };
}
