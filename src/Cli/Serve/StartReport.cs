using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Operating;
using ScenarioOrleans.Silo.Clustering;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Parquet;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Cli.Serve;

/// <summary>What a service runs with, a line each.</summary>
internal static class StartReport
{
    /// <exception cref="DllNotFoundException">There is no librdkafka; the text says what to install.</exception>
    public static IEnumerable<string> Lines(WebApplication app)
    {
        var services = app.Services;
        yield return $"ScenarioOrleans {ProductInfo.Version} with Orleans {ProductInfo.VersionOf(typeof(Grain))}, librdkafka {EmbeddedBroker.LibraryVersion}";
        yield return Broker(services.GetRequiredService<BrokerAddress>(), services.GetRequiredService<IOptions<KafkaOptions>>().Value);
        yield return $"Storage {services.GetRequiredService<IOptions<StorageOptions>>().Value.Place}";
        if (services.GetRequiredService<IOptions<ParquetFolderOptions>>().Value.Folder is { Length: > 0 } folder)
        {
            yield return $"Parquet files in {Path.GetFullPath(folder)}";
        }

        foreach (var line in ClusterReport.Lines(services))
        {
            yield return line;
        }

        if (ServiceLinks.Among(app.Configuration) is { Count: > 0 } links)
        {
            yield return $"Passed over, as links to Kubernetes services and no settings: {string.Join(", ", links)}. enableServiceLinks: false in the pod's spec keeps them out";
        }
    }

    private static string Broker(BrokerAddress address, KafkaOptions kafka) =>
        $"Broker {address.BootstrapServers}{(address.IsEmbedded ? " in this process, which forgets everything at exit" : string.Empty)}; "
        + $"group {kafka.GroupId}; topics {kafka.InputTopic} -> {kafka.ResponseTopic}, dead letters {kafka.EffectiveDeadLetterTopic}";
}
