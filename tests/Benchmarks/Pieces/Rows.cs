using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace ScenarioOrleans.Pieces;

/// <summary>Rows by chance, always the same.</summary>
internal static class Rows
{
    public const int Hours = 168;
    public const int Groups = 12;

    /// <summary>A week of twelve groups.</summary>
    public static byte[] Week(string kind = "rollup", string field = "weekly")
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, Hours * Groups).Select(i => Row(random, i % Groups, i / Groups / 24));
        return Encoding.UTF8.GetBytes($$"""{"event":"{{kind}}","organizationId":"org-1","{{field}}":[{{string.Join(',', rows)}}]}""");
    }

    /// <summary>Messages of one row each, of twelve groups of fifty organizations.</summary>
    public static byte[][] Messages(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => Encoding.UTF8.GetBytes(
            $$"""{"event":"hourly","organizationId":"org-{{random.Next(50)}}","rows":[{{Row(random, random.Next(Groups), random.Next(7))}}]}"""))];
    }

    private static string Row(Random random, int group, int day) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"Week":"2024-01-{{5 + day:00}}","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Center {{group}}","Volume":{{random.Next(500)}},"Abandons":{{random.Next(20)}},"Top Line Agents (FTE)":{{random.Next(100) / 2.0}},"Base AHT":{{random.Next(5_000) / 10.0}},"Handled Threshold":{{random.Next(400)}},"Service Level (X Seconds)":{{random.Next(10_000) / 10_000.0}},"Acceptable Wait Time":20,"Total Queue Time":{{random.Next(90_000) / 10.0}}}
        """);

    /// <summary>A row as the plain way reads it.</summary>
    internal sealed record PlainRow(
        [property: JsonPropertyName("Week")] string Week,
        [property: JsonPropertyName("Contact Type")] string ContactType,
        [property: JsonPropertyName("Staff Type")] string StaffType,
        [property: JsonPropertyName("Call Center")] string CallCenter,
        [property: JsonPropertyName("Volume")] decimal? Volume,
        [property: JsonPropertyName("Abandons")] decimal? Abandons,
        [property: JsonPropertyName("Top Line Agents (FTE)")] decimal? TopLineAgents,
        [property: JsonPropertyName("Base AHT")] decimal? BaseAht,
        [property: JsonPropertyName("Handled Threshold")] decimal? HandledThreshold,
        [property: JsonPropertyName("Service Level (X Seconds)")] decimal? ServiceLevel,
        [property: JsonPropertyName("Acceptable Wait Time")] decimal? AcceptableWaitTime,
        [property: JsonPropertyName("Total Queue Time")] decimal? TotalQueueTime)
    {
        [JsonIgnore]
        public decimal?[] Measures =>
            [Volume, Abandons, TopLineAgents, BaseAht, HandledThreshold, ServiceLevel, AcceptableWaitTime, TotalQueueTime];
    }

    internal sealed record PlainRequest(
        [property: JsonPropertyName("organizationId")] string OrganizationId,
        [property: JsonPropertyName("weekly")] List<PlainRow>? Weekly,
        [property: JsonPropertyName("rows")] List<PlainRow>? Hourly);
}
