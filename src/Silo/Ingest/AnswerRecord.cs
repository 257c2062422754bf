using System.Text;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>The response record of an answer: key, value and headers of the message contract.</summary>
public static class AnswerRecord
{
    private const string MessageId = "message-id";
    private const string ContentType = "content-type";
    private const string Encoded = "content-encoding";
    private const string Digest = "digest";
    private const string Part = "part";
    private const string Parts = "parts";

    /// <summary>Whether answers have a header of this name, in any case, whatever their requests have.</summary>
    public static bool IsOwn(string name) =>
        new[] { MessageId, ContentType, Encoded, Digest, MessageHeaders.TraceParent, Part, Parts }.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The record of <paramref name="envelope"/> under the scenario's key.</summary>
    public static OutgoingRecord Of(byte[] key, AnswerEnvelope envelope)
    {
        List<KeyValuePair<string, byte[]>> headers =
        [
            Header(MessageId, envelope.MessageId),
            Header(ContentType, "application/json"),
            Header(Encoded, envelope.Answer.ContentEncoding),
            Header(Digest, envelope.Answer.Digest),
        ];
        if (envelope.TraceParent is { } traceParent)
        {
            headers.Add(Header(MessageHeaders.TraceParent, traceParent));
        }

        headers.AddRange((envelope.Echoed ?? []).Select(header => KeyValuePair.Create(header.Name, header.Value!)));
        return new OutgoingRecord(null, key, envelope.Answer.Value, headers, null)
        {
            MaySplit = true,
            Source = RecordPosition.Parse(envelope.MessageId),
        };
    }

    private static KeyValuePair<string, byte[]> Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));
}
