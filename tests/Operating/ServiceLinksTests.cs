using Microsoft.Extensions.Configuration;

namespace ScenarioOrleans.Operating.Tests;

public sealed class ServiceLinksTests
{
    /// <summary>What Kubernetes makes of services called orleans-silo, orleans-gateway and kafka-client.</summary>
    [Theory]
    [InlineData("ORLEANS_SILO_PORT", "tcp://10.96.12.7:11111")]
    [InlineData("ORLEANS_GATEWAY_PORT", "udp://10.96.12.7:30000")]
    [InlineData("ORLEANS_SILO_PORT", "TCP://[fd00::7]:11111")]
    [InlineData("ORLEANS_SILO_SERVICE_HOST", "10.96.12.7")]
    [InlineData("ORLEANS_SILO_SERVICE_PORT", "11111")]
    [InlineData("KAFKA_CLIENT_SERVICE_HOST", "10.96.12.8")]
    [InlineData("KAFKA_CLIENT_SERVICE_PORT", "9092")]
    [InlineData("KAFKA_CLIENT_SERVICE_PORT_TCP_CLIENT", "9092")]
    [InlineData("KAFKA_CLIENT_PORT", "tcp://10.96.12.8:9092")]
    [InlineData("KAFKA_CLIENT_PORT_9092_TCP", "tcp://10.96.12.8:9092")]
    [InlineData("KAFKA_CLIENT_PORT_9092_TCP_PROTO", "tcp")]
    [InlineData("KAFKA_CLIENT_PORT_9092_TCP_PORT", "9092")]
    [InlineData("KAFKA_CLIENT_PORT_9092_TCP_ADDR", "10.96.12.8")]
    [InlineData("KAFKA_CLIENT_PORT_132_SCTP", "sctp://10.96.12.8:132")]
    public void IsLink_WhatKubernetesSets_IsOne(string name, string value) => ServiceLinks.IsLink(name, value).ShouldBeTrue();

    [Theory]
    [InlineData("ORLEANS_SILO_PORT", "11111")]
    [InlineData("ORLEANS_SILO_PORT", "abc")]
    [InlineData("ORLEANS_GATEWAY_PORT", "http://10.96.12.7:30000")]
    [InlineData("KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL")]
    [InlineData("KAFKA_CLIENT_SASL_USERNAME", "tcp://me")]
    [InlineData("KAFKA_CLIENT_SOCKET_KEEPALIVE_ENABLE", "true")]
    public void IsLink_Setting_IsNone(string name, string value) => ServiceLinks.IsLink(name, value).ShouldBeFalse();

    [Fact]
    public void Among_ManyVariables_AreThoseThatLookLikeSettings() => ServiceLinks.Among(
        new ConfigurationBuilder().AddInMemoryCollection(
        [
            KeyValuePair.Create("KAFKA_CLIENT_SERVICE_HOST", (string?)"10.96.12.8"),
            KeyValuePair.Create("ORLEANS_SILO_PORT", (string?)"tcp://10.96.12.7:11111"),
            KeyValuePair.Create("ORLEANS_GATEWAY_PORT", (string?)"30000"),
            KeyValuePair.Create("KAFKA_CLIENT_SECURITY_PROTOCOL", (string?)"SSL"),
            KeyValuePair.Create("KUBERNETES_SERVICE_HOST", (string?)"10.96.0.1"),
            KeyValuePair.Create("POSTGRES_PORT_5432_TCP", (string?)"tcp://10.96.0.2:5432"),
        ]).Build()).ShouldBe(["KAFKA_CLIENT_SERVICE_HOST", "ORLEANS_SILO_PORT"]);
}
