using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>What of a message's hourly rows counts: all of it, or the groups that its header names, because the others have theirs.</summary>
internal static class HourlyShare
{
    /// <summary>Null if the header cannot be read, for a reason that <paramref name="fault"/> says.</summary>
    public static HourlyFold? Of(IncomingMessage message, HourlyFold hourly, out string? fault)
    {
        fault = null;
        if (!message.Headers.Any(header => header.Key == RemainingGroups.Header))
        {
            return hourly;
        }

        // Rejected rows were named when the message came first.
        return RemainingGroups.TryRead(message.Headers.Last(RemainingGroups.Header), out var groups, out fault)
            ? hourly with { Groups = Array.FindAll(hourly.Groups, part => groups.Contains(KeyOf(part))), Rejected = null }
            : null;
    }

    /// <summary>The message alone.</summary>
    public static OffsetRun RunOf(SourcePosition source, long watermark) =>
        new(source.LogName, source.Partition, source.Offset, source.Offset, watermark);

    public static GroupKey KeyOf(GroupPart part) => new(part.ContactType, part.StaffType, part.CallCenter);
}
