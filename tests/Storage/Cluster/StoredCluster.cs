using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Cluster;

/// <summary>Silos in this process with the product's grains, their states in a database.</summary>
internal sealed class StoredCluster : IAsyncDisposable
{
    private StoredCluster(InProcessTestCluster silos) => Silos = silos;

    public InProcessTestCluster Silos { get; }

    public static async Task<StoredCluster> StartAsync(StorageOptions storage, short silos)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(storage)).Build();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<IAnswerPublisher, NoPublisher>();
            silo.AddScenarioStorage(configuration);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new StoredCluster(cluster);
    }

    /// <summary>Folds a rollup request of one row a group and stores it as the scenario's snapshot.</summary>
    public async Task RollupAsync(long offset, string organization, params (string ContactType, int Volume)[] rows)
    {
        var source = new SourcePosition("topic", 0, offset, 1_700_000_000_000);
        var value = Encoding.UTF8.GetBytes(Request(organization, rows));
        var worker = Silos.Client.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey);
        var fold = (await worker.FoldAsync(new FoldRequest(source, value), CancellationToken.None)).Rollup!;
        await Silos.Client.GetGrain<IScenarioGrain>(fold.Scenario).AnswerRollupAsync(new RollupRequest(source, fold, null), CancellationToken.None);
    }

    /// <summary>Adds hourly rows of one group, one a day.</summary>
    public Task AddAsync(long offset, string organization, DayOfWeek weekStart, params string[] days) => AddAsync(offset, organization, weekStart, 0, days);

    /// <summary>The same, from any partition.</summary>
    public async Task AddAsync(long offset, string organization, DayOfWeek weekStart, int partition, params string[] days)
    {
        var rows = days.Select(day => $$"""{"Week":"{{day}}","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}""");
        var value = Encoding.UTF8.GetBytes(
            $$"""{"event":"hourly","organizationId":"{{organization}}","week_start":"{{weekStart}}","rows":[{{string.Join(',', rows)}}]}""");
        var worker = Silos.Client.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey);
        var fold = (await worker.FoldAsync(new FoldRequest(new SourcePosition("topic", partition, offset, 0), value), CancellationToken.None)).Hourly!;
        await Silos.Client.GetGrain<IScenarioGrain>(fold.Subject.Scenario)
            .AddHourlyAsync(new HourlyRequest([new OffsetRun("topic", partition, offset, offset)], fold.Subject.WeekStart, fold.Groups, fold.Subject.OrganizationIsNumber), CancellationToken.None);
    }

    public async Task<string[]> AggregatesAsync(string organization) =>
        (await Silos.Client.GetGrain<IScenarioGrain>(new ScenarioKey(organization, organization).ToString()).ListedAsync(CancellationToken.None)).Snapshot;

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

    private sealed class NoPublisher : IAnswerPublisher
    {
        public Task PublishAsync(string key, AnswerEnvelope envelope, CancellationToken cancel) => Task.CompletedTask;
    }
}
