using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Silo.Tests.Hosting;

/// <summary>The table of time limits in docs/operations.md: the outer limit of a chain is longer than the inner one.</summary>
public sealed class TimeLimitsTests
{
    /// <summary>librdkafka's, for the answer to one request.</summary>
    private static readonly TimeSpan Request = TimeSpan.FromSeconds(60);

    private static readonly KafkaOptions Kafka = new();

    [Fact]
    public void OfAnAnswer_EachOuterLimit_IsLonger() => Ascending(
        ConfirmationWatch.Patience, Request, Kafka.DeliveryTimeout, Of(GrainTimeouts.Leaf), Of(GrainTimeouts.Scenario), Of(GrainTimeouts.Turn));

    [Fact]
    public void OfTheGroup_EachOuterLimit_IsLonger() => Ascending(
        Kafka.HeartbeatInterval, Kafka.RevokeTimeout, Kafka.SessionTimeout, Kafka.SessionTimeout + Request + Kafka.RevokeTimeout, Kafka.MaxPollInterval);

    [Fact]
    public void OfATransaction_ItsRecords_DoNotOutlastIt() =>
        ClientSettings.ForTransactions(Kafka, "b").MessageTimeoutMs!.Value.ShouldBeLessThanOrEqualTo((int)Kafka.TransactionTimeout.TotalMilliseconds);

    [Fact]
    public void OfEverything_WhatIsHeld_IsSaidWithinAMinute() => ConfirmationWatch.Patience.ShouldBeLessThan(TimeSpan.FromMinutes(1));

    [Fact]
    public void OfASilo_OrleansOwnLimits_AreThoseOfTheTable()
    {
        var host = new HostApplicationBuilder();
        host.UseOrleans(silo => silo.UseLocalhostClustering().AddScenarioGrains(new ConfigurationBuilder().Build()));
        using var built = host.Build();

        built.Services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value.ActivationTimeout.ShouldBe(Of(GrainTimeouts.Activation));
        built.Services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.MaxRequestProcessingTime.ShouldBe(Of(GrainTimeouts.Turn));
    }

    private static void Ascending(params TimeSpan[] limits) => limits.ShouldBe(limits.Order().Distinct());

    private static TimeSpan Of(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
