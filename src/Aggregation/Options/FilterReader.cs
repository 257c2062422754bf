using System.Text;
using System.Text.Json;

namespace ScenarioOrleans.Aggregation;

/// <summary>Reads the option <c>filter</c>.</summary>
internal static class FilterReader
{
    /// <exception cref="FaultException">It is bad.</exception>
    public static RowFilter? Read(FieldValue value)
    {
        if (value.IsMissing)
        {
            return null;
        }

        using var json = OptionJson.Parse(value);
        if (json?.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw Bad(value);
        }

        var values = new HashSet<string>?[RowField.Dimensions];
        foreach (var field in json.RootElement.EnumerateObject())
        {
            var dimension = DimensionOf(field, value);
            values[dimension] = OptionJson.Texts(field.Value)?.ToHashSet(StringComparer.Ordinal)
                ?? throw Bad(value, $" Of \"{RowField.Name(RowField.FirstDimension + dimension)}\" there must be an array of texts.");
        }

        return new RowFilter(Encoding.UTF8.GetString(value.Written), values);
    }

    private static int DimensionOf(JsonProperty field, FieldValue value)
    {
        var name = OptionJson.NameOf(field);
        for (var dimension = 0; dimension < RowField.Dimensions; dimension++)
        {
            if (RowField.Name(RowField.FirstDimension + dimension) == name)
            {
                return dimension;
            }
        }

        throw Bad(value, $" No dimension is named \"{name}\".");
    }

    private static FaultException Bad(FieldValue value, string hint = "") => new(
        FaultCodes.BadFilter,
        $"filter {value.Shown()}; it must be an object of dimensions and the values that count, such as {{\"Contact Type\":[\"Voice\"]}}; "
        + $"dimensions are {OptionJson.DimensionNames}.{hint}");
}
