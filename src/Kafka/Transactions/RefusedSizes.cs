using Confluent.Kafka;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Transactions;

/// <summary>
/// Cuts answers to what their topics take, and remembers from one transaction to the next which records the broker refused.
/// Reports may come from any thread; the rest is for one at a time.
/// </summary>
internal sealed class RefusedSizes(TopicLimits limits, string responseTopic)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<OutgoingRecord, bool> _refused = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<OutgoingRecord, OutgoingRecord> _shrunk = new(ReferenceEqualityComparer.Instance);

    /// <summary>The record as it is written now.</summary>
    public IReadOnlyList<OutgoingRecord> PartsOf(OutgoingRecord whole)
    {
        var record = _shrunk.GetValueOrDefault(whole, whole);
        try
        {
            return record.MaySplit ? RecordParts.Of(record, limits.Of(TopicOf(record))) : [record];
        }
        catch (ProduceFailedException)
        {
            // There was room when it was handed over; now only the broker can say.
            return [record];
        }
    }

    /// <summary>What became of a part of the record.</summary>
    public void OnReport(Error error, OutgoingRecord whole)
    {
        var tooLarge = error.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge;
        if (tooLarge || ProduceErrors.IsInvalid(error))
        {
            lock (_lock)
            {
                _refused[whole] = tooLarge;
            }
        }
    }

    /// <summary>What was refused is written in smaller parts from now on, or as a dead letter without its value. Returns it.</summary>
    public IReadOnlyCollection<OutgoingRecord> MakeFit()
    {
        lock (_lock)
        {
            KeyValuePair<OutgoingRecord, bool>[] refused = [.. _refused];
            _refused.Clear();
            foreach (var (record, tooLarge) in refused)
            {
                if (record.MaySplit && tooLarge)
                {
                    limits.Refuse(TopicOf(record), limits.Of(TopicOf(record)));
                }
                else if (DeadLetterRecord.Reduced(_shrunk.GetValueOrDefault(record, record), tooLarge) is { } reduced)
                {
                    _shrunk[record] = reduced;
                }
            }

            return [.. refused.Select(entry => entry.Key)];
        }
    }

    /// <summary>All are written.</summary>
    public void Forget() => _shrunk.Clear();

    private string TopicOf(OutgoingRecord record) => record.Topic ?? responseTopic;
}
