using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Grains.Tests.Orleans;

namespace ScenarioOrleans.Grains.Tests.Cluster;

/// <summary>Silos in this process with the product's grains, a storage that both share and a recording producer.</summary>
public sealed class ScenarioCluster : IAsyncLifetime
{
    /// <summary>Longer than any test.</summary>
    public static readonly TimeSpan PublishInterval = TimeSpan.FromMinutes(5);

    private readonly InProcessTestCluster _cluster;

    public ScenarioCluster()
        : this(null)
    {
    }

    /// <param name="responseTimeout">How long Orleans waits for calls that do not say it.</param>
    /// <param name="silos">How many silos; two without it.</param>
    internal ScenarioCluster(TimeSpan? responseTimeout = null, short silos = 2)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = responseTimeout ?? TimeSpan.FromSeconds(30));
            silo.Services.AddKeyedSingleton<IGrainStorage>(SharedStorage.Name, Storage);
            silo.Services.AddKeyedSingleton<IGrainStorage>(StoredBlock.Storage, Storage);
            silo.Services.AddSingleton<IScenarioIndex>(Storage);
            silo.Services.AddSingleton<IIncomingGrainCallFilter>(Calls);
            silo.Services.AddSingleton(Crossings).AddSingleton<CrossingRecorder>();
            silo.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<CrossingRecorder>());
            silo.Services.AddSingleton<IOutgoingGrainCallFilter>(services => services.GetRequiredService<CrossingRecorder>());
            silo.Services.AddSingleton<IAnswerPublisher>(Publisher);
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton<FoldInstruments>();
            silo.Services.Configure<AnalysisOptions>(analysis => analysis.MaxFindingsBytes = 20_000);
            silo.Services.Configure<SummaryOptions>(summary => summary.PublishInterval = PublishInterval);
        });
        _cluster = builder.Build();
    }

    public RecordingPublisher Publisher { get; } = new();

    public CallRecorder Calls { get; } = new();

    /// <summary>The methods of calls that went from one silo to another.</summary>
    public ConcurrentQueue<string> Crossings { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    internal SharedStorage Storage { get; } = new();

    /// <summary>The grains as the ingest of a silo calls them.</summary>
    public IGrainFactory On(int silo) => _cluster.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>();

    public SiloAddress AddressOf(int silo) => _cluster.Silos[silo].SiloAddress;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>Folds a message as the ingest does.</summary>
    public Task<FoldReply> FoldAsync(SourcePosition source, byte[] value) => FoldAsync(Grains, source, value);

    /// <summary>Folds a rollup request and answers it.</summary>
    public Task<RollupFold> RollupAsync(SourcePosition source, string json, string? traceParent = null) => RollupAsync(Grains, source, json, traceParent);

    /// <summary>The same, called from anywhere.</summary>
    public static async Task<RollupFold> RollupAsync(IGrainFactory grains, SourcePosition source, string json, string? traceParent = null)
    {
        var fold = (await FoldAsync(grains, source, System.Text.Encoding.UTF8.GetBytes(json))).Rollup!;
        await grains.GetGrain<IScenarioGrain>(fold.Scenario).AnswerRollupAsync(new RollupRequest(source, fold, traceParent), CancellationToken.None);
        return fold;
    }

    private static Task<FoldReply> FoldAsync(IGrainFactory grains, SourcePosition source, byte[] value) =>
        grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey).FoldAsync(new FoldRequest(source, value), CancellationToken.None);

    /// <summary>Adds folded hourly rows, as the handler does.</summary>
    public Task<HourlyOutcome> AddHourlyAsync(SourcePosition source, HourlyFold hourly) =>
        Grains.GetGrain<IScenarioGrain>(hourly.Subject.Scenario).AddHourlyAsync(new HourlyRequest(
            [new OffsetRun(source.Topic, source.Partition, source.Offset, source.Offset)], hourly.Subject.WeekStart, hourly.Groups, hourly.Subject.OrganizationIsNumber), CancellationToken.None);
}
