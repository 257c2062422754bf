using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Telemetry;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// Says why the group refuses this member: its other members share the partitions in another way. Joining is tried again, for they may go away.
/// Used by the poll thread alone.
/// </summary>
public sealed partial class AssignorConflict(
    IIngestProgress progress, IOptions<KafkaOptions> options, TimeProvider time, ILogger<AssignorConflict> logger)
{
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(5);

    private readonly Thinning _thinning = new(time);

    /// <summary>The group refused to be joined. Returns at once; says so at most once a minute.</summary>
    public void Explain(Handle client)
    {
        if (_thinning.Lets(nameof(AssignorConflict)))
        {
            _ = ExplainAsync(client);
        }
    }

    internal static string Text(string group, string? theirs, KafkaOptions options)
    {
        var known = string.IsNullOrEmpty(theirs) ? "another assignor than" : $"the assignor '{theirs}' and not";
        var remedy = theirs is "range" or "roundrobin" or "cooperative-sticky"
            ? $"set {KafkaOptions.Section}__{nameof(options.Assignor)}={theirs} for as long as they run"
            : $"give this service a group of its own ({KafkaOptions.Section}__{nameof(options.GroupId)})";
        return $"The group '{group}' cannot be joined: its members use {known} '{options.Assignor}' ({KafkaOptions.Section}:{nameof(options.Assignor)}). "
            + $"Stop them, or {remedy}. Joining is tried again.";
    }

    private async Task ExplainAsync(Handle client)
    {
        var group = options.Value.GroupId;
        string? theirs = null;
        try
        {
            using var admin = new DependentAdminClientBuilder(client).Build();
            var found = await admin.DescribeConsumerGroupsAsync([group], new DescribeConsumerGroupsOptions { RequestTimeout = RequestLimit });
            theirs = found.ConsumerGroupDescriptions.FirstOrDefault()?.PartitionAssignor;
        }
        catch (KafkaException refused)
        {
            LogNotFound(refused.Error.Reason);
        }

        var text = Text(group, theirs, options.Value);
        progress.ClientError(text);
        LogConflict(text);
    }
}
