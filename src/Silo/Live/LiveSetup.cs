using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streams;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Live;

/// <summary>Registers what puts answers on streams and follows them.</summary>
public static class LiveSetup
{
    /// <summary>Where Orleans keeps who has subscribed: in the cluster's memory, like the streams themselves.</summary>
    private const string Subscriptions = "PubSubStore";

    public static ISiloBuilder AddAnswerStreams(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.AddMemoryGrainStorage(Subscriptions).AddMemoryStreams(AnswerStreams.Provider, streams =>
        {
            // One stream is in one queue, and nobody looks at it before somebody watches.
            streams.ConfigurePartitioning(1);
            streams.ConfigureStreamPubSub(StreamPubSubType.ExplicitGrainBasedOnly);
            streams.Configure<StreamLifecycleOptions>(lifecycle => lifecycle.Configure(options => options.StartupState = StreamLifecycleOptions.RunState.AgentsStopped));
        });
        silo.Services.AddOptions<LiveOptions>().ReadFrom(configuration, LiveOptions.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<LiveOptions>, LiveOptionsValidator>();
        silo.Services.AddSingleton<AnswerWatch>();
        silo.Services.AddSingleton<AnswerFeed>();
        silo.Services.AddSingleton<IAnswerListener>(services => services.GetRequiredService<AnswerFeed>());
        silo.Services.AddSingleton<IHostedService>(services => services.GetRequiredService<AnswerFeed>());
        silo.Services.AddSingleton(services => new LiveHub(
            services.GetRequiredService<IClusterClient>(),
            services.GetRequiredService<AnswerWatch>(),
            services.GetRequiredService<IOptions<LiveOptions>>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<LiveHub>>()));
        return silo;
    }
}
