using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>What to tell people about a row that cannot be used.</summary>
internal static class RowText
{
    private const int MaxShownBytes = 64;

    public static string Of(string code, int field, in RowValue value) => code switch
    {
        RejectCodes.MissingDimension => $"{RowField.Name(field)} {Shown(value)}; it must be a text that is not empty or blank.",
        RejectCodes.BadWeek => $"Week {Shown(value)}; it must be a day, YYYY-MM-DD, or a date and time.{WeekHint.Of(value)}",
        RejectCodes.BadMeasure => $"{RowField.Name(field)} {Shown(value)}; it must be a number, null or left out.{MeasureHint.Of(value)}",
        _ => $"{RowField.Name(field)} {Shown(value)}; its magnitude must be at most 1000000000000.",
    };

    /// <summary>Of a row whose day is not in the calendar where the request wants it to be.</summary>
    public static string OfDayInZone(in RowValue value, string zone) => $"Week {Shown(value)}, which in {zone} is a day outside of the years 1 to 9999.";

    /// <param name="kind">What the row is.</param>
    /// <param name="isJson">Whether it is a text that is JSON itself.</param>
    public static string OfNonObject(JsonKind kind, bool isJson) => $"The row {KindOf(kind)}; it must be an object."
        + (isJson ? " It is JSON inside a text: send the object itself, not a text of it (what json.dumps or JSON.stringify make of it)." : "");

    private static string Shown(in RowValue value) => value.Kind switch
    {
        JsonKind.Text => $"is \"{Start(value)}\"",
        JsonKind.Number or JsonKind.Boolean or JsonKind.Infinity => $"is {Start(value)}",
        _ => KindOf(value.Kind),
    };

    private static string KindOf(JsonKind kind) => kind switch
    {
        JsonKind.Absent => "is missing",
        JsonKind.Null => "is null",
        JsonKind.Text => "is a text",
        JsonKind.Number => "is a number",
        JsonKind.Object => "is an object",
        JsonKind.Array => "is an array",
        JsonKind.Boolean => "is true or false",
        _ => "is an infinity",
    };

    /// <summary>The value as written, cut at a whole character when it is long.</summary>
    private static string Start(in RowValue value)
    {
        var bytes = value.Bytes;
        if (bytes.Length <= MaxShownBytes)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var length = MaxShownBytes;
        while ((bytes[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return Encoding.UTF8.GetString(bytes[..length]) + "…";
    }
}
