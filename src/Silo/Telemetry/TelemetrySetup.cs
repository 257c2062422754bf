using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Telemetry;

/// <summary>
/// Sends metrics and traces to an OpenTelemetry collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; off otherwise. The other
/// variables of OpenTelemetry's OTLP exporter hold too (protocol, headers, time-outs, intervals), and <c>OTEL_SERVICE_NAME</c>.
/// </summary>
internal static class TelemetrySetup
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The endpoint is no address.</exception>
    public static IServiceCollection AddScenarioTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
        {
            return services;
        }

        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? services.AddHostedService(_ => new TelemetryExport(configuration))
            : throw WrongSetting.Of(Endpoint, $"{Endpoint} is '{endpoint}' but must be an address such as http://localhost:4317. Correct it, or unset it to send nothing.");
    }
}
