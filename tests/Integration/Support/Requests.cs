using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Integration.Tests.Support;

/// <summary>Requests whose answers are known without computing them again.</summary>
internal static class Requests
{
    /// <summary>One group, one week, <paramref name="rows"/> rows of volume 1 each.</summary>
    public static byte[] Ones(string organization, int rows) => Encoding.UTF8.GetBytes(
        $$"""{"event":"rollup","organizationId":"{{organization}}","weekly":[{{string.Join(',', Enumerable.Repeat(Row, rows))}}]}""");

    /// <summary>The same, as existing producers send it.</summary>
    public static byte[] OnesEncoded(string organization, int rows) => PayloadEncoder.Encode(Ones(organization, rows), ContentEncoding.GzipBase64);

    /// <summary>The answer to <see cref="Ones"/>.</summary>
    public static string AnswerToOnes(string organization, int rows) =>
        $$$"""{"event":"rollup","organizationId":"{{{organization}}}","week_start":"friday","weekly":{"Voice_Full-time_Austin":[{"Week":"2024-01-05","Volume":{{{rows.ToString(CultureInfo.InvariantCulture)}}},"Abandons":0,"Top Line Agents (FTE)":0,"Base AHT":300.5,"Handled Threshold":0,"Service Level (X Seconds)":null,"Acceptable Wait Time":null,"Total Queue Time":0}]}}""";

    private const string Row =
        """{"Week":"2024-01-08","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Austin","Volume":1,"Base AHT":300.5}""";
}
