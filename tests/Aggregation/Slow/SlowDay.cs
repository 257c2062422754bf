using System.Globalization;
using System.Text.RegularExpressions;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>A row's day, by pattern.</summary>
internal static partial class SlowDay
{
    private const string Time = "(?:[Tt ](?<hour>[0-9]{2})(?::(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,][0-9]+)?)?)?";
    private const string Zone = @"(?: ?(?:Z|z|UTC|[+-](?<hours>[0-9]{2})(?::?(?<minutes>[0-9]{2}))?)(?:\[[^\]]+\])?)?)?";

    public static DateOnly? Of(string? text)
    {
        var match = DayPattern().Match(text ?? "");
        int Number(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        if (!match.Success || Number("hour") > 23 || Number("minute") > 59 || Number("second") > 59 || (Number("hours") * 60) + Number("minutes") > 1080)
        {
            return null;
        }

        return DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    [GeneratedRegex(@"\A[\s\x1C-\x1F]*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})" + Time + Zone + @"[\s\x1C-\x1F]*\z")]
    private static partial Regex DayPattern();
}
