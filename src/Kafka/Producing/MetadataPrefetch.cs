using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Producing;

/// <summary>Makes topics known to a client before their first record.</summary>
internal static partial class MetadataPrefetch
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Returns at once; failures are told to nobody but the log.</summary>
    public static void AskInBackground(Handle client, IEnumerable<string> topics, ILogger logger) => _ = Task.Run(() => Ask(client, topics, logger));

    private static void Ask(Handle client, IEnumerable<string> topics, ILogger logger)
    {
        try
        {
            using var admin = new DependentAdminClientBuilder(client).Build();
            foreach (var topic in topics.Distinct(StringComparer.Ordinal))
            {
                admin.GetMetadata(topic, Limit);
            }
        }
#pragma warning disable CA1031 // A hint: without it the first record finds the topic by itself. The client may be closed meanwhile.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogUnknown(logger, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Topics are not known ahead of the first record: {Reason}")]
    private static partial void LogUnknown(ILogger logger, string reason);
}
