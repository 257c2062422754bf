using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Batches;

/// <summary>A batch the plain way: every message folded by itself.</summary>
internal sealed class SingleMessages
{
    private readonly Dictionary<ScenarioKey, HourlySums> _sums = [];

    public IEnumerable<HourlySums> Sums => _sums.Values;

    public bool TryAdd(byte[] value)
    {
        if (Fold.Outcome(value).Message is not { Kind: MessageKind.Hourly, Rejected.Count: 0 } message)
        {
            return false;
        }

        var (groups, rows, wroteText) = _sums.TryGetValue(message.Key, out var before) ? (before.Groups, before.Rows, before.WroteText) : ([], 0, false);
        _sums[message.Key] = new HourlySums(
            message.Key, message.Organization, message.WeekStart, GroupSums.Combine(groups.Concat(message.Groups)), rows + message.Rows, [0],
            wroteText || !message.Organization.IsNumber);
        return true;
    }
}
