using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScenarioOrleans.Cli.Decode;

/// <summary>JSON for people: a value a line, indented. Numbers keep their digits; letters that were escaped can be read.</summary>
internal static class IndentedJson
{
    private static readonly JsonReaderOptions Reading = new() { AllowMultipleValues = true, MaxDepth = 1000 };

    private static readonly JsonWriterOptions Writing = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = Reading.MaxDepth,
    };

    /// <summary>Each value at the top level starts a new line.</summary>
    /// <param name="json">Any number of values, in UTF-8.</param>
    /// <param name="fault">Null; or why it is no JSON, such as the NaN that Python writes.</param>
    /// <returns>Nothing when there is a fault.</returns>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> json, out string? fault)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 256);
        var reader = new Utf8JsonReader(json, Reading);
        try
        {
            while (reader.Read())
            {
                if (output.WrittenCount > 0)
                {
                    output.Write("\n"u8);
                }

                using var value = JsonDocument.ParseValue(ref reader);
                using var writer = new Utf8JsonWriter(output, Writing);
                value.WriteTo(writer);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is an escaped half of a letter, which no text can hold.
            fault = exception.Message;
            return default;
        }

        fault = null;
        return output.WrittenMemory;
    }
}
