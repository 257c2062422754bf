using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Answers a request that cannot be used, on the response topic: its sender waits there, and not at the dead letters. Thread-safe.
/// </summary>
public sealed class ErrorAnswers(IRecordProducer producer, Correlation correlation, IOptions<CorrelationOptions> options, IOptions<RollupOptions> rollup)
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Completes when the answer is written, or none is wanted. To be sent before the dead letter: what fails is tried again, and a letter is final.</summary>
    public Task SendAsync(IncomingMessage message, string code, string text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var echoed = correlation.Of(message);
        if (options.Value.ErrorAnswers == ErrorAnswerPolicy.Never || (options.Value.ErrorAnswers == ErrorAnswerPolicy.WithCorrelation && echoed is null))
        {
            return Task.CompletedTask;
        }

        var answer = RollupWork.Encode(Json(code, text), rollup.Value.ContentEncoding);
        var envelope = new AnswerEnvelope(message.MessageId, answer, message.Headers.LastText(MessageHeaders.TraceParent), echoed);

        // Of whose scenario it would be is not known.
        return producer.ProduceAsync(AnswerRecord.Of(message.Key ?? Encoding.UTF8.GetBytes(message.MessageId), envelope), cancel);
    }

    /// <summary>What the answer says.</summary>
    public static byte[] Json(string code, string text)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Format))
        {
            json.WriteStartObject();
            json.WriteString("event", "error");
            json.WriteString("code", code);
            json.WriteString("message", text);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
