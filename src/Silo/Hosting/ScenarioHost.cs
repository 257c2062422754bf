using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
using ScenarioOrleans.Kafka;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Operating;
using ScenarioOrleans.Silo.Clustering;
using ScenarioOrleans.Silo.Ingest;
using ScenarioOrleans.Silo.Live;
using ScenarioOrleans.Silo.Parquet;
using ScenarioOrleans.Silo.Telemetry;
using ScenarioOrleans.Silo.Web;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>The service: one silo with Kafka in and out, and a web endpoint.</summary>
public static class ScenarioHost
{
    /// <summary>Where the web endpoint listens when nobody says otherwise: loopback only.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8088";

    /// <summary>On a machine short of processors the first turns of a start, whose code is compiled, take longer than the second that is usual.</summary>
    private static readonly TimeSpan LongTurn = TimeSpan.FromSeconds(10);

    /// <summary>Puts the service together; nothing runs until it is started.</summary>
    /// <exception cref="OptionsValidationException">
    /// Settings are wrong; each failure says which, its value, the rule and the remedy. As <see cref="AggregateException"/> of several sections.
    /// </exception>
    /// <exception cref="Orleans.Runtime.OrleansConfigurationException">A setting of Orleans is wrong.</exception>
    /// <param name="options">What the command line says.</param>
    /// <param name="configure">Adds to the service before it is built.</param>
    public static WebApplication Build(ScenarioHostOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        ReserveThreads();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(options.Defaults)
            .AddDotEnvFile(options.DotEnvPath).AddEnvironmentVariables().AddInMemoryCollection(options.Settings);
        builder.Logging.AddScenarioLogging(options.LogLevel);
        SettingsBinder.CheckSections(builder.Configuration, "Scenario", "Analysis", "Batches", "Correlation", "Live", "Names", "Parquet", "Rollup", "Storage", "Summary");
        var web = WebUrls.Of(options.Url, builder.Configuration, DefaultUrl);
        builder.WebHost.UseUrls(web.Urls);

        builder.Services.AddSingleton(web).AddHostedService<ListenCheck>();
        builder.Services.AddHostedService<WarmUp>();
        builder.UseOrleans(silo => silo
            .UseScenarioClustering(builder.Configuration)
            .AddScenarioGrains(builder.Configuration)
            .AddAnswerStreams(builder.Configuration)
            .AddDashboard()
            .Configure<SchedulingOptions>(scheduling => scheduling.TurnWarningLengthThreshold = LongTurn));
        builder.Services.AddScenarioTelemetry(builder.Configuration);
        builder.Services.AddKafka(builder.Configuration);
        builder.Services.AddIngest(builder.Configuration);
        builder.Services.AddScenarioWeb();
        builder.Services.AddParquetArchive(builder.Configuration);

        configure?.Invoke(builder);

        var app = builder.Build();
        CheckSettings(app.Services);
        app.MapScenarioWeb();
        app.MapOrleansDashboard(routePrefix: "/dashboard");
        return app;
    }

    /// <summary>Before anything starts.</summary>
    private static void CheckSettings(IServiceProvider services)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        foreach (var validator in services.GetServices<IConfigurationValidator>())
        {
            validator.ValidateConfiguration();
        }

        services.GetRequiredService<BrokerWatch>().CheckSettings();
    }

    /// <summary>
    /// Folding holds a pool thread on every core; turns, timers and the web endpoint must not wait for the pool to notice. More than that
    /// only take turns at the same cores.
    /// </summary>
    private static void ReserveThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + Math.Max(2, Environment.ProcessorCount)), completions);
    }
}
