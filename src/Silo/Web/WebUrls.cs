using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Web;

/// <summary>Where the web endpoint listens, and what says so.</summary>
/// <param name="Setting">For instance <c>--url</c>.</param>
/// <param name="Urls">One or more, separated by semicolons; all of them can be addresses.</param>
internal sealed record WebUrls(string Setting, string Urls)
{
    public const string Option = "--url";
    public const string Variable = "ASPNETCORE_URLS";
    private const int HighestPort = 65535;

    /// <summary>What the command line says; else the variable; else the usual.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">One of them is no address.</exception>
    public static WebUrls Of(string? option, IConfiguration configuration, string usual) =>
        option is not null ? Checked(Option, option)
        : configuration[Variable] is { Length: > 0 } urls ? Checked(Variable, urls)
        : new WebUrls(Option, usual);

    private static WebUrls Checked(string setting, string urls)
    {
        var wrong = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .DefaultIfEmpty(string.Empty)
            .Where(url => !IsAddress(url))
            .Select(url => $"{setting} is '{url}' but must be like http://127.0.0.1:8088, with the scheme http, a port from 0 to {HighestPort} and no path. "
                + "Correct it; https and paths belong to a proxy in front.")
            .ToArray();
        return wrong is [] ? new WebUrls(setting, urls) : throw WrongSetting.Of(setting, wrong);
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var parsed = BindingAddress.Parse(url);
            return parsed.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase)
                && parsed.Host.Length > 0 && parsed.PathBase.Length == 0
                && (parsed.IsUnixPipe || (parsed.Port is >= 0 and <= HighestPort && IsHost(parsed.Host)));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>A port that is no number is left with the host.</summary>
    private static bool IsHost(string host) =>
        host.Contains(':', StringComparison.Ordinal) == host.StartsWith('[') && !host.Any(char.IsWhiteSpace);
}
