using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Pieces;

/// <summary>Days of one group, of 24 rows each.</summary>
internal static class OneGroup
{
    public static DaySums Days(int count)
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, count * 24).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
            {"Week":"{{new DateOnly(2024, 1, 5).AddDays(i / 24):yyyy-MM-dd}}","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Austin","Volume":{{random.Next(500)}},"Abandons":{{random.Next(20)}},"Top Line Agents (FTE)":{{random.Next(100) / 2.0}},"Base AHT":{{random.Next(5_000) / 10.0}},"Handled Threshold":{{random.Next(400)}},"Service Level (X Seconds)":{{random.Next(10_000) / 10_000.0}},"Acceptable Wait Time":20,"Total Queue Time":{{random.Next(90_000) / 10.0}}}
            """));
        var json = $$"""{"organizationId":"o","weekly":[{{string.Join(',', rows)}}]}""";
        return MessageFolder.Fold(Encoding.UTF8.GetBytes(json), FoldLimits.Default).Message!.Groups.Single().Days;
    }
}
