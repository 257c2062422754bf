using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Processing;
using ScenarioOrleans.Kafka.Processing.Circuits;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Kafka.Telemetry;
using ScenarioOrleans.Kafka.Topics;
using ScenarioOrleans.Kafka.Transactions;

namespace ScenarioOrleans.Kafka;

/// <summary>Registers the Kafka side.</summary>
public static class KafkaServices
{
    /// <summary>Beyond draining: what leaving the group and closing the clients may take.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Adds ingestion, the producer (<see cref="IRecordProducer"/>), dead letters and status. The host adds the
    /// <see cref="IMessageHandler"/> and its <see cref="IFailureClassifier"/>, and where it has them the <see cref="IBatchHandler"/> and
    /// <see cref="IFlushPending"/>. To be called after what the handler needs while messages drain, because hosted services stop in
    /// reverse order.
    /// </summary>
    public static IServiceCollection AddKafka(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKafkaClients(configuration);
        services.AddSingleton<ConsumptionPause>();
        services.AddSingleton<Assignment>();
        services.AddSingleton<InputTopic>();
        services.AddSingleton<FatalErrorSource>();
        services.AddSingleton<IngestStatus>();
        services.AddSingleton<IIngestProgress>(provider => provider.GetRequiredService<IngestStatus>());
        services.AddSingleton(provider => Budget(provider.GetRequiredService<IOptions<KafkaOptions>>().Value));
        services.AddSingleton<DependencyCircuits>();
        services.AddSingleton<Backoff>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<LetterDelivery>();
        services.AddSingleton<MessageProcessor>();
        services.AddSingleton<Completions>();
        services.AddSingleton<MessageRunner>();
        services.AddSingleton<BatchProcessor>();
        services.AddSingleton<BufferPool>();
        services.AddSingleton<PooledBytesReader>();
        services.AddSingleton<BatchDispatcher>();
        services.AddSingleton<RecordAccumulator>();
        services.AddSingleton<MessageDispatcher>();
        services.AddSingleton<FlowControl>();
        services.AddSingleton<IOffsetCommit, PlainOffsetCommit>();
        services.AddSingleton<OffsetCommitter>();
        services.AddSingleton<RebalanceHandler>();
        services.AddSingleton<TopicSettingsReader>();
        services.AddSingleton<TopicCheck>();
        services.AddSingleton<AssignorConflict>();
        services.AddSingleton<ConfirmationWatch>();
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
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaOptions>, LibrdkafkaSettings>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BrokerAddress>();
        services.AddSingleton<IBrokerAddress>(provider => provider.GetRequiredService<BrokerAddress>());
        services.AddSingleton<KafkaInstruments>();
        services.AddSingleton<Func<Action<Error>, IBrokerProbe>>(provider => onError => new BrokerProbe(
            provider.GetRequiredService<IOptions<KafkaOptions>>().Value, provider.GetRequiredService<IBrokerAddress>().BootstrapServers, onError));
        services.AddSingleton<BrokerWatch>();
        services.AddSingleton<TopicLimits>();
        services.AddSingleton<KafkaProducer>();
        services.AddSingleton<IRecordProducer>(provider => provider.GetRequiredService<KafkaProducer>());
        services.AddSingleton<RecentDeadLetters>();
        services.AddSingleton<DeadLetterWriter>();
        return services;
    }

    /// <summary>With transactions, answers and dead letters go through the outbox instead of straight to the producer.</summary>
    private static void AddTransactions(IServiceCollection services, IConfiguration configuration)
    {
        if (bool.TryParse(configuration[$"{KafkaOptions.Section}:{nameof(KafkaOptions.ExactlyOnce)}"], out var exactlyOnce) && exactlyOnce)
        {
            services.TryAddSingleton<ITransactionClient, KafkaTransactionClient>();
            services.AddSingleton<TransactionOutbox>();
            services.Replace(ServiceDescriptor.Singleton<IOffsetCommit, TransactionCommitter>());
            services.Replace(ServiceDescriptor.Singleton<IRecordProducer>(provider => provider.GetRequiredService<TransactionOutbox>()));
        }
    }

    private static InFlightBudget Budget(KafkaOptions options) => new(options.MaxInFlightMessages, options.MaxInFlightBytes);
}
