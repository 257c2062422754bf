using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Transactions;
using ScenarioOrleans.Storage;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Postgres;
using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>Puts a trigger around the service's own parts. The service itself knows nothing of it.</summary>
internal static class Decoration
{
    /// <param name="services">The service's.</param>
    /// <param name="trigger">The trigger.</param>
    public static void AddTrigger(this IServiceCollection services, Trigger trigger)
    {
        services.AddSingleton<IIncomingGrainCallFilter>(new TrippingCalls(trigger));
        var producer = services.Last(service => service.ServiceType == typeof(IRecordProducer) && !service.IsKeyedService);
        services.AddSingleton<IRecordProducer>(provider =>
            new TrippingProducer((IRecordProducer)producer.ImplementationFactory!(provider), trigger));

        // The last one registered under a name is the one that the silo gets.
        services.AddKeyedSingleton<IGrainStorage>(StoredBlock.Storage, (provider, _) => Storage(provider, trigger));
    }

    /// <summary>Takes effect where answers and offsets go together.</summary>
    public static void AddRememberedOffsets(this IServiceCollection services, Trigger trigger)
    {
        if (services.Any(service => service.ServiceType == typeof(ITransactionClient)))
        {
            services.AddSingleton<KafkaTransactionClient>();
            services.Replace(ServiceDescriptor.Singleton<ITransactionClient>(provider => new RememberedOffsets(
                provider.GetRequiredService<KafkaTransactionClient>(),
                provider.GetRequiredService<BrokerAddress>(),
                provider.GetRequiredService<IOptions<KafkaOptions>>(),
                trigger)));
        }
    }

    private static BlockGrainStorage Storage(IServiceProvider services, Trigger trigger)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var instruments = services.GetRequiredService<StorageInstruments>();
        IBlockDatabase plain = options.Provider == StorageProviders.Postgres
            ? new PostgresBlockDatabase(options, time)
            : new SqliteBlockDatabase(options, time, services.GetRequiredService<ILogger<SqliteBlockDatabase>>());
        var database = new TrippingDatabase(plain, trigger);
        var commits = new GroupCommit(database, options, instruments, time, services.GetRequiredService<ILogger<GroupCommit>>());
        return new BlockGrainStorage(database, commits, instruments, time, services.GetRequiredService<ILogger<BlockGrainStorage>>());
    }
}
