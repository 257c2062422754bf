using System.Globalization;
using System.Text.Json;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>Compares an answer with what was generated: every sum to the last digit, every mean as the nearest double.</summary>
internal static class AnswerCheck
{
    private static readonly (string Name, bool IsMean)[] Measures =
    [
        ("Volume", false), ("Abandons", false), ("Top Line Agents (FTE)", false), ("Base AHT", true), ("Handled Threshold", false),
        ("Service Level (X Seconds)", true), ("Acceptable Wait Time", true), ("Total Queue Time", false),
    ];

    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    public static string? FirstFault(GeneratorOptions request, ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        var organization = json.RootElement.GetProperty("organizationId").GetString();
        if (organization != request.Organization)
        {
            return $"the answer is for '{organization}', not for '{request.Organization}'";
        }

        var expected = ExpectedFigures.Of(new ScenarioGenerator(request));
        var weekly = json.RootElement.GetProperty("weekly");
        var answered = weekly.EnumerateObject().Sum(group => group.Value.GetArrayLength());
        return answered == expected.Cells.Count
            ? expected.Cells.Select(cell => FaultOf(weekly, NameOf(expected.Groups[cell.Key.Group]), cell.Key.Week, cell.Value)).FirstOrDefault(fault => fault is not null)
            : $"the answer has {answered} groups and weeks instead of {expected.Cells.Count}";
    }

    private static string NameOf(GeneratedGroup group) => $"{group.ContactType}_{group.StaffType}_{group.CallCenter}";

    private static string? FaultOf(JsonElement weekly, string group, DateOnly week, ExpectedCell[] cells)
    {
        var label = week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (!weekly.TryGetProperty(group, out var weeks)
            || weeks.EnumerateArray().FirstOrDefault(entry => entry.GetProperty("Week").GetString() == label) is not { ValueKind: JsonValueKind.Object } entry)
        {
            return $"the answer has no week {label} of {group}";
        }

        for (var index = 0; index < Measures.Length; index++)
        {
            var (name, isMean) = Measures[index];
            var value = entry.GetProperty(name);
            if (!(isMean ? IsMean(value, cells[index]) : IsSum(value, cells[index])))
            {
                return $"{name} of {group} in the week of {label} is {value.GetRawText()}; {cells[index].Count} rows sum up to {cells[index].Sum}";
            }
        }

        return null;
    }

    private static bool IsSum(JsonElement value, ExpectedCell cell) => value.ValueKind == JsonValueKind.Number && value.GetDecimal() == cell.Sum;

    private static bool IsMean(JsonElement value, ExpectedCell cell)
    {
        if (cell.Count == 0 || value.ValueKind != JsonValueKind.Number)
        {
            return cell.Count == 0 && value.ValueKind == JsonValueKind.Null;
        }

        // Through text, because the conversion of a decimal to a double does not always round to the nearest one.
        var mean = double.Parse((cell.Sum / cell.Count).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value.GetDouble().Equals(mean);
    }
}
