using System.Text.Json;

namespace ScenarioOrleans.Aggregation;

/// <summary>Reads the option <c>groupings</c>.</summary>
internal static class GroupingsReader
{
    private const int Most = 16;

    /// <exception cref="FaultException">It is bad.</exception>
    public static IReadOnlyList<Grouping> Read(FieldValue value)
    {
        if (value.IsMissing || (value.Kind == JsonKind.Text && value.Written.IsEmpty))
        {
            return [];
        }

        if (value.Kind == JsonKind.Text)
        {
            return Grouping.Named(value.Text() ?? "") ?? throw Bad(value);
        }

        using var json = OptionJson.Parse(value);
        return json?.RootElement.ValueKind == JsonValueKind.Array && json.RootElement.GetArrayLength() <= Most
            ? [.. json.RootElement.EnumerateArray().Select(item => GroupingOf(item, value))]
            : throw Bad(value);
    }

    private static Grouping GroupingOf(JsonElement item, FieldValue value)
    {
        var names = OptionJson.Texts(item) ?? throw Bad(value, " Each grouping is an array.");
        var dimensions = names.ConvertAll(name => DimensionOf(name) ?? throw Bad(value, $" No dimension is named \"{name}\"."));
        return dimensions.Distinct().Count() == dimensions.Count
            ? new Grouping([.. dimensions])
            : throw Bad(value, " A dimension is there twice.");
    }

    private static int? DimensionOf(string name)
    {
        for (var dimension = 0; dimension < RowField.Dimensions; dimension++)
        {
            if (RowField.Name(RowField.FirstDimension + dimension) == name)
            {
                return dimension;
            }
        }

        return null;
    }

    private static FaultException Bad(FieldValue value, string hint = "") => new(
        FaultCodes.BadGroupings,
        $"groupings {value.Shown()}; it must be \"cube\", \"rollup\" or an array of at most {Most} arrays of different dimensions: {OptionJson.DimensionNames}.{hint}");
}
