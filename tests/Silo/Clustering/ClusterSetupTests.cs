using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Silo.Clustering;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Silo.Tests.Clustering;

public sealed class ClusterSetupTests
{
    private static readonly (string, string?)[] Cluster =
    [
        ("Scenario:Storage:Provider", "postgres"), ("Scenario:Storage:ConnectionString", "Host=127.0.0.1;Database=x"), ("ORLEANS_ADVERTISED_IP", "10.1.2.3"),
    ];

    [Fact]
    public async Task Build_OneSiloByItself_IsReachedOnLoopbackOnly()
    {
        await using var app = Build(("Scenario:Storage:Provider", "sqlite"), ("ORLEANS_ADVERTISED_IP", "10.1.2.3"));

        var endpoints = app.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        endpoints.AdvertisedIPAddress.ShouldBe(IPAddress.Loopback);
        (endpoints.SiloListeningEndpoint?.Address ?? IPAddress.Loopback).ShouldBe(IPAddress.Loopback);
        ClusterReport.Lines(app.Services).ShouldHaveSingleItem().ShouldContain("of this silo alone, 127.0.0.1:");
        app.Services.GetRequiredService<IOptions<KafkaOptions>>().Value.SessionTimeout.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Build_WithPostgres_IsAMemberThatSaysWhatIsOpen()
    {
        await using var app = Build([.. Cluster, ("ORLEANS_SILO_PORT", "11112")]);

        var lines = ClusterReport.Lines(app.Services).ToArray();
        lines[0].ShouldContain("this one is 10.1.2.3:11112");
        lines[1].ShouldContain("no encryption, and whoever reaches 10.1.2.3:11112 or the gateway 10.1.2.3:30000 can read and change everything");
        var kafka = app.Services.GetRequiredService<IOptions<KafkaOptions>>().Value;
        (kafka.AnswersForOthers, kafka.SessionTimeout, kafka.HeartbeatInterval).ShouldBe((true, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1)));
        kafka.TransactionalId.ShouldBe($"scenario-orleans-{Environment.MachineName}-11112");
    }

    [Fact]
    public async Task Build_WithPostgresAndSettings_KeepsTheSettings()
    {
        await using var app = Build([.. Cluster, ("Kafka:SessionTimeout", "00:00:30"), ("Orleans:ClusterMembership:ProbeTimeout", "00:00:07")]);

        app.Services.GetRequiredService<IOptions<KafkaOptions>>().Value.SessionTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        var pace = app.Services.GetRequiredService<IOptions<ClusterMembershipOptions>>().Value;
        (pace.ProbeTimeout, pace.IAmAliveTablePublishTimeout).ShouldBe((TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Build_OrleansOwnClustering_IsRefused() =>
        Should.Throw<OptionsValidationException>(() => Build([.. Cluster, ("Orleans:Clustering:ProviderType", "Development")]))
            .Failures.ShouldHaveSingleItem().ShouldStartWith("Orleans:Clustering:ProviderType is set, but where silos meet follows from Scenario:Storage:Provider");

    private static Microsoft.AspNetCore.Builder.WebApplication Build(params (string Name, string? Value)[] settings) => ScenarioHost.Build(new ScenarioHostOptions
    {
        DotEnvPath = string.Empty,
        Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
    });
}
