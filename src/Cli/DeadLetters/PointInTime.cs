using System.Globalization;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>
/// A time as people write it on a command line: <c>2024-01-05</c>, <c>2024-01-05T13:00</c> with or without an offset (UTC without), or how
/// long ago: <c>90s</c>, <c>30m</c>, <c>2h</c>, <c>7d</c>.
/// </summary>
internal static class PointInTime
{
    public const string Forms = "2024-01-05, 2024-01-05T13:00 (UTC), or how long ago: 90s, 30m, 2h, 7d";

    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        if (text.Length > 1
            && Unit(text[^1]) is { } unit
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= (now - DateTimeOffset.UnixEpoch) / unit)
        {
            time = now - (unit * count);
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) && text.Contains('-');
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
