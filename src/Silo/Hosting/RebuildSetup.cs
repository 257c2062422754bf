using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Silo.Kafka.Options;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>For storage that begins empty with every process, on a broker that does not.</summary>
internal static class RebuildSetup
{
    /// <summary>The log is read from its beginning, and summaries get revisions that no process before had.</summary>
    public static void AddRebuildFromLog(this IServiceCollection services)
    {
        services.PostConfigure<KafkaOptions>(kafka => kafka.RebuildsFromLog |= !kafka.UsesEmbeddedBroker);
        services.AddOptions<SummaryOptions>()
            .PostConfigure<IOptions<KafkaOptions>>((summary, kafka) => summary.RevisionsFromClock |= kafka.Value.RebuildsFromLog);
    }
}
