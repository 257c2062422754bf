using System.Text.Json;

namespace ScenarioOrleans.Aggregation;

/// <summary>Options that are objects or arrays. Read once a message, so a tree does.</summary>
internal static class OptionJson
{
    public static string DimensionNames { get; } =
        string.Join(", ", Enumerable.Range(0, RowField.Dimensions).Select(dimension => RowField.Name(RowField.FirstDimension + dimension)));

    /// <summary>Null when the value is no object or array, or has something that only Python takes for JSON.</summary>
    public static JsonDocument? Parse(FieldValue value)
    {
        if (value.Kind is not (JsonKind.Object or JsonKind.Array))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(value.Written.ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when it is no array of texts.</summary>
    public static List<string>? Texts(FieldValue value)
    {
        using var json = Parse(value);
        return json is null ? null : Texts(json.RootElement);
    }

    /// <summary>Null when it is no array of texts.</summary>
    public static List<string>? Texts(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || WellFormed(() => item.GetString()) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }

    /// <summary>The field's name; empty when it holds half a surrogate pair.</summary>
    public static string NameOf(JsonProperty field) => WellFormed(() => field.Name) ?? "";

    /// <summary>Null when the text holds half a surrogate pair, which no text can.</summary>
    private static string? WellFormed(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
