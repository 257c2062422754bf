using System.Text;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>The response record of an answer: key, value and headers of the message contract.</summary>
public static class AnswerRecord
{
    /// <summary>The record of <paramref name="envelope"/> under the scenario's key.</summary>
    public static OutgoingRecord Of(byte[] key, AnswerEnvelope envelope)
    {
        List<KeyValuePair<string, byte[]>> headers =
        [
            Header("message-id", envelope.MessageId),
            Header("content-type", "application/json"),
            Header("content-encoding", envelope.Answer.ContentEncoding),
            Header("digest", envelope.Answer.Digest),
        ];
        if (envelope.TraceParent is { } traceParent)
        {
            headers.Add(Header("traceparent", traceParent));
        }

        return new OutgoingRecord(null, key, envelope.Answer.Value, headers, null)
        {
            MaySplit = true,
            Source = RecordPosition.Parse(envelope.MessageId),
        };
    }

    private static KeyValuePair<string, byte[]> Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));
}
