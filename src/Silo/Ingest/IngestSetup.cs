using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>Registers the way of a message from the log to the grains.</summary>
public static class IngestSetup
{
    /// <summary>A message of this encoded size or more is large to the fold gate.</summary>
    private const int LargeBytes = 512 << 10;

    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CorrelationOptions>().ReadFrom(configuration, CorrelationOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CorrelationOptions>, CorrelationOptionsValidator>());
        services.AddSingleton<Correlation>();
        services.AddSingleton<ErrorAnswers>();
        services.AddSingleton(_ => new FoldGate(Environment.ProcessorCount, LargeBytes));
        services.AddSingleton<FoldWorkers>();
        services.AddSingleton<SourceLogs>();
        services.AddSingleton<RecordTimes>();
        services.AddSingleton<SentBatches>();
        services.AddSingleton<SummaryMarks>();
        services.AddSingleton<IFlushPending>(provider => provider.GetRequiredService<SummaryMarks>());
        services.AddSingleton<AnalysisRuns>();
        services.AddSingleton<HourlyRemains>();
        services.AddSingleton<IFailureClassifier, FailureClassifier>();
        services.AddSingleton<IAnswerPublisher, KafkaAnswerPublisher>();
        services.AddSingleton<IMessageHandler, GrainMessageHandler>();
        services.AddSingleton<IBatchHandler, GrainBatchHandler>();
        return services;
    }
}
