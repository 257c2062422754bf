using System.Globalization;
using Microsoft.Extensions.Configuration;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Clustering;

/// <summary>Where a silo listens: <c>ORLEANS_SILO_PORT</c> for the other silos, <c>ORLEANS_GATEWAY_PORT</c> for clients outside the cluster.</summary>
/// <param name="Silo">1 to 65,535.</param>
/// <param name="Gateway">0: none.</param>
internal sealed record SiloPorts(int Silo, int Gateway)
{
    public const string SiloPort = "ORLEANS_SILO_PORT";
    public const string GatewayPort = "ORLEANS_GATEWAY_PORT";
    public const int UsualSilo = 11_111;
    public const int UsualGateway = 30_000;

    /// <param name="configuration">The variables.</param>
    /// <param name="usual">The ports where they are not set.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A variable is wrong.</exception>
    public static SiloPorts Of(IConfiguration configuration, int[] usual)
    {
        var ports = new SiloPorts(Port(configuration, SiloPort, 1) ?? usual[0], Port(configuration, GatewayPort, 0) ?? usual[1]);
        return ports.Silo != ports.Gateway
            ? ports
            : throw WrongSetting.Of(GatewayPort, $"{GatewayPort} is '{ports.Gateway}' but must differ from {SiloPort}. Correct it, or unset both for the usual ports.");
    }

    private static int? Port(IConfiguration configuration, string name, int lowest)
    {
        if (configuration[name] is not { Length: > 0 } text || ServiceLinks.IsLink(name, text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= lowest && port <= ushort.MaxValue
            ? port
            : throw WrongSetting.Of(name, $"{name} is '{text}' but must be a port from {lowest} to 65535{(lowest == 0 ? ", where 0 is none" : string.Empty)}. Correct it, or unset it for the usual port.");
    }
}
