using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Orleans.Dashboard;

/// <summary>Adds the dashboard to a silo and to its web endpoints.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>From now on calls are counted.</summary>
    public static ISiloBuilder AddDashboard(this ISiloBuilder siloBuilder, Action<DashboardOptions>? configureOptions = null)
    {
        siloBuilder.Services.TryAddSingleton<DashboardMarker>();
        siloBuilder.Services.TryAddSingleton<DashboardSnapshots>();
        siloBuilder.Services.AddOptions<DashboardOptions>();
        if (configureOptions is not null)
        {
            siloBuilder.Services.Configure(configureOptions);
        }

        return siloBuilder;
    }

    /// <summary>Serves the page at the prefix and its figures below it.</summary>
    public static RouteGroupBuilder MapOrleansDashboard(this IEndpointRouteBuilder endpoints, string? routePrefix = null)
    {
        if (endpoints.ServiceProvider.GetService<DashboardMarker>() is null)
        {
            throw new InvalidOperationException("The dashboard is not added. Call AddDashboard on the silo builder.");
        }

        var group = endpoints.MapGroup(routePrefix ?? string.Empty);
        group.MapGet("/", (HttpContext context, IOptions<DashboardOptions> options)
            => Results.Content(DashboardPage.Render(context.Request, options.Value), "text/html; charset=utf-8"));
        group.MapGet("/counters.json", (DashboardSnapshots snapshots) => Results.Json(snapshots.Take()));
        return group;
    }
}
