using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Clustering;

namespace ScenarioOrleans.Silo.Tests.Clustering;

public sealed class SiloPortsTests
{
    private static readonly int[] Usual = [SiloPorts.UsualSilo, SiloPorts.UsualGateway];

    [Fact]
    public void Of_NothingSet_AreTheUsual() => SiloPorts.Of(Settings.Of(), Usual).ShouldBe(new SiloPorts(11_111, 30_000));

    [Fact]
    public void Of_BothSet_AreThose() =>
        SiloPorts.Of(Settings.Of(("ORLEANS_SILO_PORT", "11112"), ("ORLEANS_GATEWAY_PORT", "0")), Usual).ShouldBe(new SiloPorts(11_112, 0));

    [Fact]
    public void Of_LinkToAKubernetesService_CountsAsNotSet() =>
        SiloPorts.Of(Settings.Of(("ORLEANS_SILO_PORT", "tcp://10.96.12.7:11111")), Usual).Silo.ShouldBe(11_111);

    [Theory]
    [InlineData("0", "30000", "ORLEANS_SILO_PORT is '0' but must be a port from 1 to 65535.")]
    [InlineData("65536", "30000", "ORLEANS_SILO_PORT is '65536'")]
    [InlineData("11111", "-1", "ORLEANS_GATEWAY_PORT is '-1' but must be a port from 0 to 65535, where 0 is none.")]
    [InlineData("11111", "11111", "ORLEANS_GATEWAY_PORT is '11111' but must differ from ORLEANS_SILO_PORT.")]
    public void Of_NoPort_IsRefused(string silo, string gateway, string expected) => Should.Throw<OptionsValidationException>(
        () => SiloPorts.Of(Settings.Of(("ORLEANS_SILO_PORT", silo), ("ORLEANS_GATEWAY_PORT", gateway)), Usual)).Failures.ShouldHaveSingleItem().ShouldStartWith(expected);
}
