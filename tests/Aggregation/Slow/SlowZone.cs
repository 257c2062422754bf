using System.Globalization;
using System.Text.RegularExpressions;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>A few time zones by the rules they have had since 2008, written down; not from any database.</summary>
internal static partial class SlowZone
{
    public static readonly string[] Names = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];

    /// <summary>Minutes ahead of UTC at a moment of UTC.</summary>
    public static int Offset(string zone, DateTime utc)
    {
        var year = utc.Year;
        return zone switch
        {
            "Europe/Paris" => utc >= Last(year, 3).AddHours(1) && utc < Last(year, 10).AddHours(1) ? 120 : 60,
            "America/New_York" => utc >= Sunday(year, 3, 2).AddHours(7) && utc < Sunday(year, 11, 1).AddHours(6) ? -240 : -300,

            // Half an hour only; it is summer over the turn of the year. From 02:00 to 02:00 of its own clock.
            "Australia/Lord_Howe" => utc >= Sunday(year, 4, 1).AddHours(-9) && utc < Sunday(year, 10, 1).AddHours(-8.5) ? 630 : 660,
            "Asia/Kathmandu" => 345,
            _ => 0,
        };
    }

    /// <summary>The moment of a local midnight; none of these zones changes its clock then.</summary>
    public static DateTime Midnight(string zone, DateTime day) =>
        Enumerable.Range(-24, 49).Select(half => day.AddMinutes(half * 30)).Concat(Enumerable.Range(-24, 49).Select(half => day.AddMinutes((half * 30) + 15)))
            .First(utc => utc.AddMinutes(Offset(zone, utc)) == day);

    /// <summary>The day that counts, and what tells an hour from others; null for a day alone.</summary>
    public static (DateOnly Day, string? Hour) Place(SlowUsedRow row, string? zone)
    {
        var match = TimePattern().Match(row.Week);
        if (!match.Success)
        {
            return (row.Day, null);
        }

        int Number(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        var written = row.Day.ToDateTime(new TimeOnly(Number("hour"), Number("minute")));
        if (!match.Groups["zone"].Success)
        {
            return (row.Day, $"{written:yyyy-MM-dd HH}");
        }

        var east = ((Number("hours") * 60) + Number("minutes")) * (match.Groups["zone"].Value[0] == '-' ? -1 : 1);
        var utc = written.AddMinutes(-east);
        var day = zone is null ? row.Day : DateOnly.FromDateTime(utc.AddMinutes(Offset(zone, utc)));
        return (day, $"UTC {utc:yyyy-MM-dd HH}");
    }

    private static DateTime Sunday(int year, int month, int which)
    {
        var first = new DateTime(year, month, 1);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + ((which - 1) * 7));
    }

    private static DateTime Last(int year, int month) => Sunday(year, month, 1).AddDays(Sunday(year, month, 5).Month == month ? 28 : 21);

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[Tt ](?<hour>\d\d)(?::(?<minute>\d\d))?[0-9:.,]*(?: ?(?<zone>[Zz]|UTC|[+-](?<hours>\d\d)(?::?(?<minutes>\d\d))?))?")]
    private static partial Regex TimePattern();
}
