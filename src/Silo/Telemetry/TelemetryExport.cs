using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Silo.Telemetry;

/// <summary>Collects what the meters and activity sources of this process say, and sends it until the host has stopped.</summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    /// <summary>How long the last of it may take to be sent.</summary>
    private const int LastSendMilliseconds = 5_000;

    private static readonly string[] Meters = ["ScenarioOrleans.*", "Microsoft.Orleans", "System.Runtime"];
    private static readonly string[] Sources = ["ScenarioOrleans.*", "Microsoft.Orleans.*"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The exporters read their settings from this configuration, so a .env file counts as the environment does.
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddMeter(Meters)
            .AddOtlpExporter()
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddSource(Sources)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _metrics?.Shutdown(LastSendMilliseconds);
            _traces?.Shutdown(LastSendMilliseconds);
        },
        CancellationToken.None);

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private void Describe(ResourceBuilder resource) => resource.AddService(
        configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "scenario-orleans", serviceVersion: ProductInfo.Version);
}
