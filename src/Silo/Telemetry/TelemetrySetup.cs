using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Telemetry;

/// <summary>
/// Sends metrics and traces to an OpenTelemetry collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; off otherwise. The other
/// variables of OpenTelemetry's OTLP exporter hold too (protocol, headers, time-outs, intervals), and <c>OTEL_SERVICE_NAME</c>. OpenTelemetry
/// itself passes over values that it cannot use.
/// </summary>
internal static class TelemetrySetup
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private static readonly string[] Protocols = ["grpc", "http/protobuf"];
    private static readonly string[] Milliseconds = ["OTEL_EXPORTER_OTLP_TIMEOUT", "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_METRIC_EXPORT_TIMEOUT", "OTEL_BSP_SCHEDULE_DELAY"];

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A variable is wrong.</exception>
    public static IServiceCollection AddScenarioTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
        {
            return services;
        }

        string[] problems = [.. Problems(configuration, endpoint)];
        return problems is [] ? services.AddHostedService(_ => new TelemetryExport(configuration)) : throw WrongSetting.Of(Endpoint, problems);
    }

    private static IEnumerable<string> Problems(IConfiguration configuration, string endpoint)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return $"{Endpoint} is '{endpoint}' but must be an address such as http://localhost:4317. Correct it, or unset it to send nothing.";
        }

        if (configuration[Protocol] is { Length: > 0 } protocol && !Protocols.Contains(protocol, StringComparer.Ordinal))
        {
            yield return $"{Protocol} is '{protocol}' but must be one of {string.Join(", ", Protocols)}. Correct it, or unset it for {Protocols[0]}.";
        }

        foreach (var name in Milliseconds)
        {
            if (configuration[name] is { Length: > 0 } text
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0))
            {
                yield return $"{name} is '{text}' but must be a whole number of milliseconds above 0. Correct it, or unset it for the default.";
            }
        }
    }
}
