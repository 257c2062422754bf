using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Parquet.Tests;

/// <summary>Weekly figures as they come out of a request.</summary>
internal static class Figures
{
    public static FoldedMessage Fold(string request) =>
        MessageFolder.Fold(Encoding.UTF8.GetBytes(request), new FoldLimits()).Message.ShouldNotBeNull();

    public static WeeklyFigures Weekly(this FoldedMessage message) => WeeklyFigures.From(message.Groups, message.WeekStart);

    public static FoldedMessage TwoWeeks { get; } = Fold(
        """
        {"event":"rollup","organizationId":7,"scenario":"plan/b","week_start":"friday","weekly":[
        {"Week":"2024-01-06","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Graz, Süd","Volume":0.1,"Base AHT":100},
        {"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Graz, Süd","Volume":0.2,"Base AHT":101},
        {"Week":"2024-01-12","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Graz, Süd","Abandons":3},
        {"Week":"2024-01-05","Contact Type":"Chat","Staff Type":"Part-time","Call Center":"Lima","Service Level (X Seconds)":0.5}]}
        """);
}
