using System.Diagnostics;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Producing;

/// <summary>A record on its way, and who waits for it.</summary>
internal sealed class PendingRecord(string topic, OutgoingRecord record, CancellationToken cancel)
{
    private readonly Activity? _span = KafkaTracing.StartSend(topic, record.Value.Length);
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Topic => topic;

    public int SizeBytes => record.Value.Length + (record.Key?.Length ?? 0);

    /// <summary>The caller no longer waits, so a record that was not handed over yet need not be.</summary>
    public bool GaveUp => cancel.IsCancellationRequested;

    public Task Written => _written.Task;

    public void Succeed()
    {
        _span?.Stop();
        _written.TrySetResult();
    }

    public void Fail(Exception failure)
    {
        _span?.SetStatus(ActivityStatusCode.Error, failure.Message).Stop();
        _written.TrySetException(failure);
    }

    public Message<byte[]?, byte[]?> ToMessage() => MessageOf.Record(record);
}
