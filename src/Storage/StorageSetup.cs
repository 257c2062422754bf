using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage.Memory;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Postgres;
using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage;

/// <summary>Registers the storage of the aggregates.</summary>
public static class StorageSetup
{
    private const string Memory = StoredBlock.Storage + "-memory";

    /// <summary>
    /// Adds the provider that <c>Scenario:Storage:Provider</c> names, under <see cref="StoredBlock.Storage"/>; memory when it names none. It
    /// is the <see cref="IScenarioIndex"/>, too.
    /// Settings are checked when the host starts; the database is opened, and its schema brought up to date, when the silo does.
    /// </summary>
    public static ISiloBuilder AddScenarioStorage(this ISiloBuilder silo, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(configuration);
        silo.Services.AddOptions<StorageOptions>()
            .Configure(options => StorageOptionsReader.Read(configuration, options))
            .ValidateOnStart();
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        silo.Services.TryAddSingleton(services => (IScenarioIndex)services.GetRequiredKeyedService<IGrainStorage>(StoredBlock.Storage));
        if (ForgetsAtExit(configuration))
        {
            silo.AddMemoryGrainStorage(Memory);
            silo.Services.AddGrainStorage(
                StoredBlock.Storage, static (services, _) => new IndexedMemoryStorage(services.GetRequiredKeyedService<IGrainStorage>(Memory)));
            return silo;
        }

        silo.Services.AddMetrics();
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton<StorageInstruments>();
        silo.Services.AddGrainStorage(StoredBlock.Storage, static (services, _) => Create(services));
        return silo;
    }

    /// <summary>The storage that the settings name begins empty with every process.</summary>
    public static bool ForgetsAtExit(IConfiguration configuration) =>
        StorageOptionsReader.Provider(configuration) is not (StorageProviders.Sqlite or StorageProviders.Postgres);

    /// <summary>Other silos may use the same storage: then they are one cluster.</summary>
    public static bool IsShared(IConfiguration configuration) => StorageOptionsReader.Provider(configuration) == StorageProviders.Postgres;

    /// <summary>Where the server of <c>postgres</c> is; null when the settings do not say, or it is reached without a network.</summary>
    public static (string Host, int Port)? Server(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return PostgresName.Server(configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}"]);
    }

    /// <summary>Refuses to start on a file that another process uses, for as long as this one lives.</summary>
    public static ISiloBuilder UseOneProcess(this ISiloBuilder silo, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(silo);
        if (StorageOptionsReader.Provider(configuration) == StorageProviders.Sqlite)
        {
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SqliteFileLock>();
        }

        return silo;
    }

    internal static BlockGrainStorage Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var instruments = services.GetRequiredService<StorageInstruments>();
        IBlockDatabase database = options.Provider == StorageProviders.Postgres
            ? new PostgresBlockDatabase(options, time)
            : new SqliteBlockDatabase(options, time, services.GetRequiredService<ILogger<SqliteBlockDatabase>>());
        var logs = services.GetRequiredService<ILoggerFactory>();
        var commits = new GroupCommit(database, options, instruments, time, logs.CreateLogger<GroupCommit>());
        return new BlockGrainStorage(database, commits, instruments, time, logs.CreateLogger<BlockGrainStorage>());
    }
}
