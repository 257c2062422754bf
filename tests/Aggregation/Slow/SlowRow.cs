using System.Text.RegularExpressions;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>A row under its exact names, with texts that are measures read as such.</summary>
internal static partial class SlowRow
{
    private static readonly string[] Names =
    [
        "Week", "Contact Type", "Staff Type", "Call Center", "Volume", "Abandons", "Top Line Agents (FTE)", "Base AHT", "Handled Threshold",
        "Service Level (X Seconds)", "Acceptable Wait Time", "Total Queue Time",
    ];

    private static readonly string[] Nothing = ["", "nan", "null", "-", "n/a"];

    /// <summary>The row with exact names: where one is missing, the last name that is the same but for case, white space and underscores.</summary>
    public static Dictionary<string, object?> Tidy(Dictionary<string, object?> row)
    {
        var tidy = new Dictionary<string, object?>(row, StringComparer.Ordinal);
        foreach (var name in Names.Where(name => !row.ContainsKey(name)))
        {
            foreach (var (other, value) in row.Where(field => Bare(field.Key) == Bare(name)))
            {
                tidy[name] = value;
            }
        }

        return tidy;
    }

    /// <summary>What a measure comes to: null, a <see cref="SlowNumber"/>, or something else, which is no measure.</summary>
    public static object? Measure(object? value)
    {
        if (value is not string text)
        {
            return value;
        }

        var trimmed = Trim(text);
        return Nothing.Contains(trimmed.ToLowerInvariant()) ? null : NumberPattern().IsMatch(trimmed) ? new SlowNumber(trimmed) : value;
    }

    public static bool IsBlank(string text) => Trim(text).Length == 0;

    private static string Bare(string name) =>
        Regex.Replace(name, @"[\s\x1C-\x1F_]+", "").Replace('\u017F', 's').Replace('\u212A', 'k').Replace("\uFB00", "ff", StringComparison.Ordinal).ToLowerInvariant();

    private static string Trim(string text) => BlanksAround().Replace(text, "");

    [GeneratedRegex(@"\A[\s\x1C-\x1F]+|[\s\x1C-\x1F]+\z")]
    private static partial Regex BlanksAround();

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\z")]
    private static partial Regex NumberPattern();
}
