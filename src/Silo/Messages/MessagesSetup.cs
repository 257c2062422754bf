using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Silo.Kafka.Messages;

namespace ScenarioOrleans.Silo.Messages;

/// <summary>Registers the way of a message from the log to the grains.</summary>
public static class MessagesSetup
{
    /// <summary>A message of this encoded size or more is large to the fold gate.</summary>
    private const int LargeBytes = 512 << 10;

    public static IServiceCollection AddScenarioMessages(this IServiceCollection services)
    {
        services.AddSingleton(_ => new FoldGate(Environment.ProcessorCount, LargeBytes));
        services.AddSingleton<FoldWorkers>();
        services.AddSingleton<SummaryMarks>();
        services.AddSingleton<AnalysisRuns>();
        services.AddSingleton<HourlyRemains>();
        services.AddSingleton<IMessageHandler, GrainMessageHandler>();
        services.AddSingleton<IBatchHandler, GrainBatchHandler>();
        return services;
    }
}
