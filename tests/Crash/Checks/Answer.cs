using System.Globalization;
using System.Text;
using System.Text.Json;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Crash.Tests.Workload;

namespace ScenarioOrleans.Crash.Tests.Checks;

/// <summary>An answer or summary as a consumer reads it.</summary>
/// <param name="Event">Its kind.</param>
/// <param name="Revision">The summary's revision; 0 in other answers.</param>
/// <param name="Shown">The measures it shows, by group name and week.</param>
internal sealed record Answer(string Event, long Revision, IReadOnlyDictionary<(string Group, DateOnly Week), decimal?[]> Shown)
{
    public static Answer Read(byte[]? value)
    {
        if (!PayloadEncoder.TryDecode(value, new FoldLimits(), out var json, out var fault))
        {
            throw new FormatException($"An answer cannot be decoded: {fault!.Message}");
        }

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json));
        var root = document.RootElement;
        var shown = new Dictionary<(string, DateOnly), decimal?[]>();
        foreach (var group in root.TryGetProperty("weekly", out var weekly) ? weekly.EnumerateObject() : default)
        {
            foreach (var week in group.Value.EnumerateArray())
            {
                var day = DateOnly.ParseExact(week.GetProperty("Week").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                shown.Add((group.Name, day), Array.ConvertAll(MeasureNames.All, name => Number(week.GetProperty(name))));
            }
        }

        return new Answer(
            root.GetProperty("event").GetString()!, root.TryGetProperty("revision", out var revision) ? revision.GetInt64() : 0, shown);
    }

    private static decimal? Number(JsonElement measure) => measure.ValueKind == JsonValueKind.Null ? null : measure.GetDecimal();
}
