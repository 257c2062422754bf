using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using ScenarioOrleans.Silo.Clustering;

namespace ScenarioOrleans.Silo.Tests.Clustering;

public sealed class SiloAddressesTests
{
    private static readonly (string, string?) Database = ("Scenario:Storage:ConnectionString", "Host=127.0.0.1:5433,other;Database=x");

    [Fact]
    public void Set_AdvertisedAddress_ComesBeforeThePods()
    {
        var options = Set(("ORLEANS_ADVERTISED_IP", "10.1.2.3"), ("POD_IP", "10.9.9.9"), Database);

        options.AdvertisedIPAddress.ShouldBe(IPAddress.Parse("10.1.2.3"));
        (options.SiloPort, options.GatewayPort).ShouldBe((11_111, 30_000));
        options.SiloListeningEndpoint.ShouldBeNull("it listens where it is reached");
    }

    [Fact]
    public void Set_PodsAddress_ComesBeforeTheWayToTheDatabase() => Set(("POD_IP", "10.9.9.9"), Database).AdvertisedIPAddress.ShouldBe(IPAddress.Parse("10.9.9.9"));

    [Fact]
    public void Set_NothingSet_IsTheAddressTowardsTheDatabase() => Set(Database).AdvertisedIPAddress.ShouldBe(IPAddress.Loopback);

    [Theory]
    [InlineData("Host=/var/run/postgresql")]
    [InlineData("Host=no-such-host.invalid")]
    [InlineData("nonsense")]
    public void Set_NoWayToTheDatabase_IsAnAddressOfThisMachine(string connectionString) =>
        Set(("Scenario:Storage:ConnectionString", connectionString)).AdvertisedIPAddress.ShouldNotBeNull();

    [Fact]
    public void Set_ListenAddress_IsWhereItListens()
    {
        var options = Set(("ORLEANS_ADVERTISED_IP", "10.1.2.3"), ("ORLEANS_LISTEN_IP", "0.0.0.0"));

        options.SiloListeningEndpoint.ShouldBe(new IPEndPoint(IPAddress.Any, 11_111));
        options.GatewayListeningEndpoint.ShouldBe(new IPEndPoint(IPAddress.Any, 30_000));
    }

    [Theory]
    [InlineData("ORLEANS_ADVERTISED_IP", "somewhere", "ORLEANS_ADVERTISED_IP is 'somewhere' but must be an IP address.")]
    [InlineData("ORLEANS_ADVERTISED_IP", "0.0.0.0", "ORLEANS_ADVERTISED_IP is '0.0.0.0' but must be one address")]
    [InlineData("POD_IP", "::", "POD_IP is '::' but must be one address")]
    public void Set_NoAddress_IsRefused(string name, string value, string expected) =>
        Should.Throw<OptionsValidationException>(() => Set((name, value), Database)).Failures.ShouldHaveSingleItem().ShouldStartWith(expected);

    private static EndpointOptions Set(params (string, string?)[] settings)
    {
        var options = new EndpointOptions();
        SiloAddresses.Set(Settings.Of(settings), new SiloPorts(11_111, 30_000), options);
        return options;
    }
}
