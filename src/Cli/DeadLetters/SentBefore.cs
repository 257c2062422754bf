using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Messages that were sent again earlier, and where they stand now.</summary>
internal sealed class SentBefore
{
    private readonly Dictionary<RecordPosition, Dictionary<string, RecordPosition>> _sent = [];

    /// <param name="source">Where the message stood.</param>
    /// <param name="part">Which part of its remaining groups; null: all of them.</param>
    /// <param name="now">Where it stands now.</param>
    public void Add(RecordPosition source, string? part, RecordPosition now)
    {
        if (!_sent.TryAdd(source, new(StringComparer.Ordinal) { [part ?? string.Empty] = now }))
        {
            _sent[source][part ?? string.Empty] = now;
        }
    }

    /// <summary>Where something of this letter's message stands now; null if nothing of it was sent.</summary>
    public RecordPosition? Find(RecordPosition source, string? part) => !_sent.TryGetValue(source, out var parts) ? null
        : parts.TryGetValue(string.Empty, out var whole) ? whole
        : part is null ? parts.Values.First()
        : parts.TryGetValue(part, out var now) ? now : null;
}
