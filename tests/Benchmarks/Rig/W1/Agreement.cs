using System.Text.Json;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Rig.W1;

/// <summary>Holds two answers against each other: the same groups and weeks, and figures equal to the rounding of doubles.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-9;

    /// <exception cref="InvalidDataException">They do not agree; the message says where.</exception>
    public static void Check(string name, byte[] answer, byte[] reference)
    {
        using var one = Read(answer);
        using var other = Read(reference);
        Compare(name, "weekly", one.RootElement.GetProperty("weekly"), other.RootElement.GetProperty("weekly"));
    }

    private static JsonDocument Read(byte[] answer) =>
        PayloadEncoder.TryDecode(answer, FoldLimits.Default, out var json, out var fault)
            ? JsonDocument.Parse(json)
            : throw new InvalidDataException(fault!.Message);

    private static void Compare(string name, string place, JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind || !Same(name, place, one, other))
        {
            throw new InvalidDataException($"{name} answers {one.GetRawText()[..Math.Min(80, one.GetRawText().Length)]} at {place}, where ours is {other.GetRawText()[..Math.Min(80, other.GetRawText().Length)]}.");
        }
    }

    private static bool Same(string name, string place, JsonElement one, JsonElement other)
    {
        switch (one.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in other.EnumerateObject())
                {
                    if (!one.TryGetProperty(property.Name, out var value))
                    {
                        return false;
                    }

                    Compare(name, $"{place}.{property.Name}", value, property.Value);
                }

                return one.EnumerateObject().Count() == other.EnumerateObject().Count();
            case JsonValueKind.Array:
                if (one.GetArrayLength() != other.GetArrayLength())
                {
                    return false;
                }

                for (var index = 0; index < one.GetArrayLength(); index++)
                {
                    Compare(name, $"{place}[{index}]", one[index], other[index]);
                }

                return true;
            case JsonValueKind.Number:
                var (a, b) = (one.GetDouble(), other.GetDouble());
                return Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
            case JsonValueKind.String:
                return one.ValueEquals(other.GetString());
            default:
                return true;
        }
    }
}
