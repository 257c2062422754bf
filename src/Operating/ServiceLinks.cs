using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace ScenarioOrleans.Operating;

/// <summary>
/// The addresses of a namespace's services that Kubernetes puts into the environment of every pod. Those of a service called <c>orleans-silo</c>
/// or <c>kafka-client</c> bear names that this service would take for its settings.
/// </summary>
/// <remarks>https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables</remarks>
public static partial class ServiceLinks
{
    /// <summary>Names of settings that such links can have.</summary>
    [GeneratedRegex("^(KAFKA_CLIENT_.*|ORLEANS_(SILO|GATEWAY)_PORT)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Setting();

    [GeneratedRegex(
        "_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkName();

    [GeneratedRegex("^(tcp|udp|sctp)://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkValue();

    /// <summary>Whether a variable of this name and value is a link and no setting.</summary>
    public static bool IsLink(string name, string value) =>
        LinkName().IsMatch(name) || (name.EndsWith("_PORT", StringComparison.OrdinalIgnoreCase) && LinkValue().IsMatch(value));

    /// <summary>The links that would have been taken for settings, in order.</summary>
    public static IReadOnlyList<string> Among(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return
        [
            .. from variable in configuration.AsEnumerable()
               where Setting().IsMatch(variable.Key) && IsLink(variable.Key, variable.Value ?? string.Empty)
               orderby variable.Key
               select variable.Key,
        ];
    }
}
