using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Kafka.Handling;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>Registers the way of a message from the log to the grains.</summary>
public static class IngestSetup
{
    /// <summary>A message of this encoded size or more is large to the fold gate.</summary>
    private const int LargeBytes = 512 << 10;

    public static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.AddSingleton(_ => new FoldGate(Environment.ProcessorCount, LargeBytes));
        services.AddSingleton<FoldWorkers>();
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
