using System.Text.Json;

namespace ScenarioOrleans.Aggregation;

/// <summary>The bytes of a JSON text that is all at hand.</summary>
internal static class JsonTextBytes
{
    /// <summary>Null when it is not one well-formed JSON text and nothing else.</summary>
    /// <param name="json">With its quotes.</param>
    public static byte[]? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                return null;
            }

            var text = new byte[reader.ValueSpan.Length];
            var length = reader.CopyString(text);
            return reader.Read() ? null : text[..length];
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // No JSON, or half a surrogate pair.
            return null;
        }
    }
}
