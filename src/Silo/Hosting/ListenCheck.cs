using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using ScenarioOrleans.Silo.Clustering;
using ScenarioOrleans.Silo.Web;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>
/// Looks first of all whether everything can be listened at: the web endpoint starts last, when the service would have joined its group and begun
/// to work, and neither server says which setting to change.
/// </summary>
internal sealed class ListenCheck(
    ILocalSiloDetails silo, IOptions<EndpointOptions> endpoints, IConfiguration configuration, WebUrls web) : IHostedService
{
    /// <exception cref="IOException">An address cannot be listened at.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Try(SiloPorts.SiloPort, endpoints.Value.SiloListeningEndpoint ?? silo.SiloAddress.Endpoint);
        if (silo.GatewayAddress is { } gateway)
        {
            Try(SiloPorts.GatewayPort, endpoints.Value.GatewayListeningEndpoint ?? gateway.Endpoint);
        }

        foreach (var address in web.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse))
        {
            if (address is { IsUnixPipe: false, IsNamedPipe: false, Port: not 0 })
            {
                Try(web.Setting, EndpointOf(address));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is no address of its own is every address, as for the web server.</summary>
    private static IPEndPoint EndpointOf(BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? new IPEndPoint(IPAddress.Loopback, address.Port)
        : IPAddress.TryParse(address.Host, out var ip) ? new IPEndPoint(ip, address.Port)
        : new IPEndPoint(IPAddress.Any, address.Port);

    private void Try(string setting, IPEndPoint endpoint)
    {
        try
        {
            using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endpoint);
            socket.Listen();
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressNotAvailable && setting != web.Setting)
        {
            throw new IOException(
                $"A silo listens at {endpoint.Address}, which is no address of this machine. Set {SiloAddresses.Advertised} to the one at which other silos reach it, or {SiloAddresses.Listen} to where it listens.", refused);
        }
        catch (SocketException refused)
        {
            throw new IOException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{setting} is '{Value(setting, endpoint)}' but {endpoint} cannot be listened at: {refused.Message}. End what listens there, or choose another."),
                refused);
        }
    }

    private string Value(string setting, IPEndPoint endpoint) =>
        setting == web.Setting ? web.Urls
        : configuration[setting] is { Length: > 0 } given ? given
        : string.Create(CultureInfo.InvariantCulture, $"{endpoint.Port}");
}
