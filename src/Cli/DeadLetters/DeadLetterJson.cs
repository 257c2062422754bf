using System.Text.Encodings.Web;
using System.Text.Json;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Kafka.DeadLettering;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Letters as JSON for programs, one object a line.</summary>
internal static class DeadLetterJson
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Shell shell, DeadLetter letter)
    {
        using (var json = new Utf8JsonWriter(shell.Output, Format))
        {
            json.WriteStartObject();
            json.WriteString("letter", letter.Position.ToString());
            json.WriteString("message", letter.Source?.ToString());
            json.WriteString("code", letter.Code);
            json.WriteString("reason", letter.Reason);
            json.WriteString("key", letter.KeyText);
            json.WriteString("written", letter.Written?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
            json.WriteString("group", letter.Text(DeadLetterHeaders.Group));
            json.WriteString("deliveryCount", letter.Text(DeadLetterHeaders.DeliveryCount));
            WriteNumber(json, "valueBytes", letter.Value?.Length);
            json.WriteString("omittedBytes", letter.OmittedBytes);
            json.WriteString("replayOf", letter.Text(ReplayHeaders.ReplayOf));
            WriteNumber(json, "remainingGroups", letter.RemainingGroups?.Count);
            json.WriteEndObject();
        }

        shell.Output.Write("\n"u8);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
