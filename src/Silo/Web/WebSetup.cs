using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Silo.Ingest;
using ScenarioOrleans.Silo.Live;
using ScenarioOrleans.Silo.Status;
using ScenarioOrleans.Storage;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Silo.Web;

/// <summary>The web endpoint: a page for people, status and health for machines.</summary>
internal static class WebSetup
{
    private const string Live = "live";
    private const string Ready = "ready";

    public static IServiceCollection AddScenarioWeb(this IServiceCollection services)
    {
        services.AddSingleton<WorkCounters>();
        services.AddSingleton<ProcessClock>();
        services.AddSingleton(Status);
        services.AddHealthChecks()
            .AddCheck<IngestLiveness>("ingest-loop", tags: [Live])
            .AddCheck<IngestReadiness>("ingest", tags: [Ready]);
        return services;
    }

    /// <summary>
    /// Handlers take the context and nothing else: for any other signature ASP.NET writes and compiles one, for all of them before its first
    /// answer, which is the one about readiness.
    /// </summary>
    public static void MapScenarioWeb(this WebApplication app)
    {
        app.MapGet("/", HomePage.GetAsync);
        app.MapGet("/api/status", StatusEndpoint.GetAsync);
        app.MapGet("/api/live", LiveEndpoint.GetAsync);
        MapHealth(app, Live);
        MapHealth(app, Ready);
        app.MapHealthChecks("/health/startup", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live), ResponseWriter = WriteAsync });
    }

    private static StatusReader Status(IServiceProvider services) => new(
        services.GetRequiredService<IngestStatus>(),
        services.GetRequiredService<WorkCounters>(),
        services.GetRequiredService<ProcessClock>(),
        services.GetRequiredService<SummaryMarks>(),
        services.GetRequiredService<RecentDeadLetters>(),
        services.GetRequiredService<IOptions<StorageOptions>>(),
        services.GetService<StorageInstruments>(),
        services.GetRequiredService<LiveHub>(),
        services.GetRequiredService<AnswerFeed>());

    private static void MapHealth(WebApplication app, string tag) =>
        app.MapHealthChecks($"/health/{tag}", new HealthCheckOptions { Predicate = check => check.Tags.Contains(tag), ResponseWriter = WriteAsync });

    private static Task WriteAsync(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report)
    {
        var reasons = report.Entries.Where(entry => entry.Value.Description is not null).Select(entry => $"{entry.Key}: {entry.Value.Description}");
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', reasons.Prepend(report.Status.ToString())) + "\n");
    }
}
