using System.Net;

namespace Orleans.Configuration;

/// <summary>Which cluster, and which service for all its life.</summary>
public class ClusterOptions
{
    public const string DefaultClusterId = "default";
    public const string DefaultServiceId = "default";

    public string ClusterId { get; set; } = DefaultClusterId;

    public string ServiceId { get; set; } = DefaultServiceId;
}

public class SiloOptions
{
    /// <summary>Default: "Silo_" and five characters.</summary>
    public string SiloName { get; set; } = null!;
}

/// <summary>A silo's endpoints. The stand-in opens none; in this process it refuses a silo port that is taken, as a socket would.</summary>
public class EndpointOptions
{
    public const int DEFAULT_SILO_PORT = 11111;
    public const int DEFAULT_GATEWAY_PORT = 30000;

    public IPAddress AdvertisedIPAddress { get; set; } = IPAddress.Loopback;

    public int SiloPort { get; set; } = DEFAULT_SILO_PORT;

    /// <summary>Zero: no gateway.</summary>
    public int GatewayPort { get; set; } = DEFAULT_GATEWAY_PORT;
}

/// <summary>Where silos of a development cluster find each other; null: the silo is the first.</summary>
public class DevelopmentClusterMembershipOptions
{
    public IPEndPoint? PrimarySiloEndpoint { get; set; }
}

/// <summary>The grain classes and interfaces that take part. Filled with all that are found; configuration may take some out.</summary>
public class GrainTypeOptions
{
    public HashSet<Type> Classes { get; } = [];

    public HashSet<Type> Interfaces { get; } = [];
}
