using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using ScenarioOrleans.Operating;
using ScenarioOrleans.Storage;

namespace ScenarioOrleans.Silo.Clustering;

/// <summary>
/// The address at which the other silos of the cluster reach this one: <c>ORLEANS_ADVERTISED_IP</c>, else <c>POD_IP</c>, else the one from which
/// this machine speaks to the database, which the others reach as well. It is also the one at which this silo listens, unless
/// <c>ORLEANS_LISTEN_IP</c> says another, as behind an address translation.
/// </summary>
internal static class SiloAddresses
{
    public const string Advertised = "ORLEANS_ADVERTISED_IP";
    public const string Listen = "ORLEANS_LISTEN_IP";
    private const string PodIp = "POD_IP";

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A variable is no address.</exception>
    public static void Set(IConfiguration configuration, SiloPorts ports, EndpointOptions options)
    {
        options.AdvertisedIPAddress = Reachable(configuration, Advertised) ?? Reachable(configuration, PodIp) ?? TowardsDatabase(configuration) ?? OfThisMachine();
        (options.SiloPort, options.GatewayPort) = (ports.Silo, ports.Gateway);
        if (Given(configuration, Listen) is { } listen)
        {
            options.SiloListeningEndpoint = new IPEndPoint(listen, ports.Silo);
            options.GatewayListeningEndpoint = ports.Gateway == 0 ? null : new IPEndPoint(listen, ports.Gateway);
        }
    }

    private static IPAddress? Reachable(IConfiguration configuration, string name) => Given(configuration, name) is not { } address ? null
        : !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? address
        : throw WrongSetting.Of(name, $"{name} is '{address}' but must be one address, at which other silos reach this one. To listen at all, set {Listen} to it.");

    private static IPAddress? Given(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return IPAddress.TryParse(text, out var address)
            ? address
            : throw WrongSetting.Of(name, $"{name} is '{text}' but must be an IP address. Correct it, or unset it.");
    }

    /// <summary>Null when the database's name means nothing here yet, as when its container is not started.</summary>
    private static IPAddress? TowardsDatabase(IConfiguration configuration)
    {
        if (StorageSetup.Server(configuration) is not var (host, port))
        {
            return null;
        }

        try
        {
            var addresses = Dns.GetHostAddresses(host);
            return addresses.OrderBy(address => address.AddressFamily != AddressFamily.InterNetwork).Select(address => Towards(address, port)).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Connecting a datagram socket sends nothing; the system only chooses the way.</summary>
    private static IPAddress Towards(IPAddress server, int port)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(server, port);
        return ((IPEndPoint)socket.LocalEndPoint!).Address;
    }

    private static IPAddress OfThisMachine()
    {
        var addresses = Dns.GetHostAddresses(Dns.GetHostName());
        return addresses.OrderBy(IPAddress.IsLoopback).ThenBy(address => address.AddressFamily != AddressFamily.InterNetwork).FirstOrDefault() ?? IPAddress.Loopback;
    }
}
