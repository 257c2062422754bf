using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Grains.Summaries;

namespace ScenarioOrleans.Grains.Tests.Cluster;

/// <summary>Two silos in this process with the product's grains, memory storage and a recording producer.</summary>
public sealed class ScenarioCluster : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public ScenarioCluster()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(StoredBlock.Storage);
            silo.Services.AddSingleton<IAnswerPublisher>(Publisher);
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton<FoldInstruments>();
            silo.Services.Configure<AnalysisOptions>(analysis => analysis.MaxFindingsBytes = 20_000);
            silo.Services.Configure<SummaryOptions>(summary => summary.PublishInterval = TimeSpan.FromMilliseconds(100));
        });
        _cluster = builder.Build();
    }

    public RecordingPublisher Publisher { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>Folds a message as the ingest does.</summary>
    public Task<FoldReply> FoldAsync(SourcePosition source, byte[] value) =>
        Grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey).FoldAsync(new FoldRequest(source, value), CancellationToken.None);

    /// <summary>Adds folded hourly rows, as the handler does.</summary>
    public Task<HourlyOutcome> AddHourlyAsync(SourcePosition source, HourlyFold hourly) =>
        Grains.GetGrain<IScenarioGrain>(hourly.Subject.Scenario).AddHourlyAsync(new HourlyRequest(
            [new OffsetRun(source.Topic, source.Partition, source.Offset, source.Offset)], hourly.Subject.WeekStart, hourly.Groups, hourly.Subject.OrganizationIsNumber));

    /// <summary>Folds a rollup request and answers it.</summary>
    public async Task<RollupFold> RollupAsync(SourcePosition source, string json, string? traceParent = null)
    {
        var fold = (await FoldAsync(source, System.Text.Encoding.UTF8.GetBytes(json))).Rollup!;
        await Grains.GetGrain<IScenarioGrain>(fold.Scenario).AnswerRollupAsync(new RollupRequest(source, fold, traceParent));
        return fold;
    }
}
