using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// Says that the broker does not confirm what is written, long before the client gives it up: a leader that hangs keeps its connections, and the other
/// brokers answer. Consumption goes on: other partitions may work. Used by the poll thread alone.
/// </summary>
public sealed partial class ConfirmationWatch(
    KafkaProducer producer, ConsumptionPause pause, BrokerWatch watch, TimeProvider time, ILogger<ConfirmationWatch> logger)
{
    /// <summary>No broker that works takes so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Absence _absence = new(time);
    private long _looked = time.GetTimestamp();
    private PauseReason? _reason;

    /// <summary>Looks, at most once a second. Returns at once.</summary>
    public void Look()
    {
        if (time.GetElapsedTime(_looked) < BetweenLooks)
        {
            return;
        }

        _looked = time.GetTimestamp();
        if (producer.Unconfirmed.Oldest is { } oldest && oldest.Age >= Patience)
        {
            Overdue(oldest.Topic);
        }
        else if (_reason is not null)
        {
            _reason.Dispose();
            _reason = null;
            if (_absence.Found())
            {
                LogConfirms(_absence.Duration);
            }
        }
    }

    private void Overdue(string topic)
    {
        _reason ??= pause.Add($"broker does not confirm records of {topic}", pauses: false);
        if (!_absence.Missed() || watch.IsAway)
        {
            return;
        }

        LogOverdue(topic, Patience + _absence.Duration);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The broker has not confirmed records of {Topic} for {Age}: a leader of the topic may hang. Their messages wait, and none of their attempts count")]
    private partial void LogOverdue(string topic, TimeSpan age);

    [LoggerMessage(Level = LogLevel.Information, Message = "The broker confirms records again, {Duration} after that")]
    private partial void LogConfirms(TimeSpan duration);
}
