using NodaTime;
using NodaTime.TimeZones;

namespace ScenarioOrleans.Aggregation;

/// <summary>The time zones of the IANA database that the process carries; the machine's own are not looked at, so every silo has the same.</summary>
public static class TimeZones
{
    /// <summary>The version of the zone data, such as <c>2026a</c>.</summary>
    public static string Version => TzdbDateTimeZoneSource.Default.TzdbVersion;

    /// <summary>Null when no zone has the name; upper and lower case differ.</summary>
    internal static DateTimeZone? Find(string name) =>
        DateTimeZoneProviders.Tzdb.Ids.Contains(name) ? DateTimeZoneProviders.Tzdb[name] : null;
}
