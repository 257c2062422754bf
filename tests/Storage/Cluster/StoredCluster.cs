using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Cluster;

/// <summary>Silos in this process with the product's grains, their states in a database.</summary>
internal sealed class StoredCluster : IAsyncDisposable
{
    private const string Topic = "Scenario-Execute";
    private const long Timestamp = 1_700_000_000_000;

    private readonly KeptAnswers _answers;

    private StoredCluster(InProcessTestCluster silos, KeptAnswers answers) => (Silos, _answers) = (silos, answers);

    public InProcessTestCluster Silos { get; }

    /// <summary>The JSON of all answers so far, in the order in which they were published.</summary>
    public IReadOnlyList<string> Answers => _answers.All;

    public static async Task<StoredCluster> StartAsync(StorageOptions storage, short silos)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(storage)).Build();
        var answers = new KeptAnswers();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<IAnswerPublisher>(answers);
            silo.Services.AddSingleton<FoldInstruments>();
            silo.AddScenarioStorage(configuration);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new StoredCluster(cluster, answers);
    }

    /// <summary>Takes a message through the grains as the ingest does, but publishes a summary only when a message asks for it.</summary>
    public async Task SendAsync(int partition, long offset, string message)
    {
        var source = new SourcePosition(Topic, partition, offset, Timestamp);
        var grains = Silos.Client;
        var reply = await grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey)
            .FoldAsync(new FoldRequest(source, Encoding.UTF8.GetBytes(message)), CancellationToken.None);
        switch (reply)
        {
            case { Rollup: { } rollup }:
                await grains.GetGrain<IScenarioGrain>(rollup.Scenario).AnswerRollupAsync(new RollupRequest(source, rollup, null), CancellationToken.None);
                break;
            case { Hourly: { } hourly }:
                await grains.GetGrain<IScenarioGrain>(hourly.Subject.Scenario).AddHourlyAsync(new HourlyRequest(
                    [new OffsetRun(Topic, partition, offset, offset)], hourly.Subject.WeekStart, hourly.Groups, hourly.Subject.OrganizationIsNumber), CancellationToken.None);
                break;
            case { Publish: { } subject }:
                await grains.GetGrain<ISummaryGrain>(subject.Scenario).PublishAsync(new SummaryRequest(subject, [], All: true, AtOnce: true), CancellationToken.None);
                break;
            case { Analysis: { } terms }:
                _answers.Keep((await grains.GetGrain<IAnalysisGrain>(IAnalysisGrain.PoolKey).RunAsync(terms, CancellationToken.None)).Answer!);
                break;
            default:
                throw new ArgumentException($"The message cannot be used: {reply.Fault?.Message}", nameof(message));
        }
    }

    /// <summary>A rollup request of one row a group: the scenario's snapshot.</summary>
    public Task RollupAsync(long offset, string organization, params (string ContactType, int Volume)[] rows) =>
        SendAsync(0, offset, Request(organization, rows));

    /// <summary>Adds hourly rows of one group, one a day.</summary>
    public Task AddAsync(long offset, string organization, DayOfWeek weekStart, params string[] days) => AddAsync(offset, organization, weekStart, 0, days);

    /// <summary>The same, from any partition.</summary>
    public Task AddAsync(long offset, string organization, DayOfWeek weekStart, int partition, params string[] days)
    {
        var rows = days.Select(day => $$"""{"Week":"{{day}}","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}""");
        return SendAsync(
            partition, offset, $$"""{"event":"hourly","organizationId":"{{organization}}","week_start":"{{weekStart}}","rows":[{{string.Join(',', rows)}}]}""");
    }

    public Task<string[]> AggregatesAsync(string organization) => SnapshotAsync(new ScenarioKey(organization, organization).ToString());

    /// <summary>The keys of a scenario's snapshot aggregates.</summary>
    public async Task<string[]> SnapshotAsync(string scenario) => (await ListedAsync(scenario)).Snapshot;

    /// <summary>The keys of a scenario's running aggregates.</summary>
    public async Task<string[]> RunningAsync(string scenario) => (await ListedAsync(scenario)).Running;

    private Task<ListedAggregates> ListedAsync(string scenario) => Silos.Client.GetGrain<IScenarioGrain>(scenario).ListedAsync(CancellationToken.None);

    public async Task<string[]> ScenariosAsync() => await ((InProcessSiloHandle)Silos.Silos[0]).ServiceProvider.GetRequiredService<IScenarioIndex>()
        .ListAsync(null, CancellationToken.None).Select(scenario => scenario.ToString()).ToArrayAsync();

    public async Task<byte[]> DaysAsync(string aggregate) =>
        (await Silos.Client.GetGrain<IWeeklyAggregateGrain>(aggregate).HeldAsync(CancellationToken.None)).Days;

    public async ValueTask DisposeAsync()
    {
        await Silos.StopAllSilosAsync();
        await Silos.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings(StorageOptions storage) => new()
    {
        ["Scenario:Storage:Provider"] = storage.Provider,
        ["Scenario:Storage:Path"] = storage.Path,
        ["Scenario:Storage:ConnectionString"] = storage.ConnectionString,
        ["Scenario:Storage:BusyTimeout"] = storage.BusyTimeout.ToString("c", CultureInfo.InvariantCulture),
    };

    private static string Request(string organization, (string ContactType, int Volume)[] rows) =>
        $$"""{"organizationId":"{{organization}}","weekly":[{{string.Join(',', rows.Select(row =>
            $$"""{"Week":"2024-01-05","Contact Type":"{{row.ContactType}}","Staff Type":"F","Call Center":"C","Volume":{{row.Volume}}}"""))}}]}""";
}
