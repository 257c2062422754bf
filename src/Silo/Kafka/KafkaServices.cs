using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.Batching;
using ScenarioOrleans.Silo.Kafka.Consuming;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Embedded;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Kafka.Processing;
using ScenarioOrleans.Silo.Kafka.Processing.Circuits;
using ScenarioOrleans.Silo.Kafka.Producing;
using ScenarioOrleans.Silo.Kafka.Status;
using ScenarioOrleans.Silo.Kafka.Topics;
using ScenarioOrleans.Silo.Kafka.Transactions;

namespace ScenarioOrleans.Silo.Kafka;

/// <summary>Registers the Kafka side.</summary>
public static class KafkaServices
{
    /// <summary>Beyond draining: what leaving the group and closing the clients may take.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Adds ingestion, the producer (<see cref="IAnswerProducer"/>), dead letters and status. The host adds the
    /// <see cref="IMessageHandler"/>. To be called after what the handler needs while messages drain, because hosted services stop in
    /// reverse order.
    /// </summary>
    public static IServiceCollection AddKafka(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKafkaClients(configuration);
        services.AddSingleton<ConsumptionGate>();
        services.AddSingleton<Assignment>();
        services.AddSingleton<SumsRebuild>();
        services.AddSingleton<IRebuild>(provider => provider.GetRequiredService<SumsRebuild>());
        services.AddSingleton<IngestFaults>();
        services.AddSingleton<IngestStatus>();
        services.AddSingleton(provider => Budget(provider.GetRequiredService<IOptions<KafkaOptions>>().Value));
        services.AddSingleton<CircuitBoard>();
        services.AddSingleton<MessageProcessor>();
        services.AddSingleton<SlabPool>();
        services.AddSingleton<SlabReader>();
        services.AddSingleton<BatchSender>();
        services.AddSingleton<BatchLane>();
        services.AddSingleton<MessageDispatcher>();
        services.AddSingleton<FlowControl>();
        services.AddSingleton<OffsetCommitter>();
        services.AddSingleton<PartitionHandover>();
        services.AddSingleton<TopicLimitReader>();
        services.AddSingleton<TopicCheck>();
        services.AddSingleton<PollLoop>();
        services.AddSingleton<KafkaIngest>();
        services.AddHostedService(provider => provider.GetRequiredService<KafkaIngest>());
        AddTransactions(services, configuration);
        services.AddOptions<HostOptions>().PostConfigure<IOptions<KafkaOptions>>((host, kafka) =>
        {
            var needed = kafka.Value.DrainTimeout + ClosingTime;
            host.ShutdownTimeout = host.ShutdownTimeout > needed ? host.ShutdownTimeout : needed;
        });
        return services;
    }

    /// <summary>Adds what a process needs that writes or reads topics without taking part in processing: options, address, producer.</summary>
    public static IServiceCollection AddKafkaClients(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KafkaOptions>()
            .Configure(options => KafkaOptionsReader.Read(configuration, options))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaOptions>, KafkaOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BrokerAddress>();
        services.AddSingleton<KafkaInstruments>();
        services.AddSingleton<BrokerWatch>();
        services.AddSingleton<TopicLimits>();
        services.AddSingleton<KafkaProducer>();
        services.AddSingleton<IAnswerProducer>(provider => provider.GetRequiredService<KafkaProducer>());
        services.AddSingleton<RecentDeadLetters>();
        services.AddSingleton<DeadLetters>();
        return services;
    }

    /// <summary>With transactions, answers and dead letters go through the outbox instead of straight to the producer.</summary>
    private static void AddTransactions(IServiceCollection services, IConfiguration configuration)
    {
        if (bool.TryParse(configuration[$"{KafkaOptions.Section}:{nameof(KafkaOptions.ExactlyOnce)}"], out var exactlyOnce) && exactlyOnce)
        {
            services.TryAddSingleton<ITransactionClient, KafkaTransactionClient>();
            services.AddSingleton<TransactionOutbox>();
            services.AddSingleton<TransactionRun>();
            services.Replace(ServiceDescriptor.Singleton<IAnswerProducer>(provider => provider.GetRequiredService<TransactionOutbox>()));
        }
    }

    private static InFlightBudget Budget(KafkaOptions options) => new(options.MaxInFlightMessages, options.MaxInFlightBytes);
}
