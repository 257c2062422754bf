using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScenarioOrleans.Rig.W1;

/// <summary>What one would write first in .NET: a class for a row, JsonSerializer, a dictionary of sums.</summary>
internal static class SerializerWay
{
    private static readonly string[] Measures =
    [
        "Volume", "Abandons", "Top Line Agents (FTE)", "Base AHT", "Handled Threshold", "Service Level (X Seconds)", "Acceptable Wait Time",
        "Total Queue Time",
    ];

    public static byte[]? Answer(byte[] value)
    {
        var compressed = new byte[Base64.GetMaxDecodedFromUtf8Length(value.Length)];
        Base64.DecodeFromUtf8(value, compressed, out _, out var length);
        using var gzip = new GZipStream(new MemoryStream(compressed, 0, length), CompressionMode.Decompress);
        var request = JsonSerializer.Deserialize<Request>(gzip)!;
        var json = JsonSerializer.SerializeToUtf8Bytes(new { @event = "rollup", request.organizationId, request.week_start, weekly = Weekly(request) });
        using var encoded = new MemoryStream();
        using (var target = new GZipStream(encoded, CompressionLevel.Optimal, leaveOpen: true))
        {
            target.Write(json);
        }

        return System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(encoded.GetBuffer(), 0, (int)encoded.Length));
    }

    private static SortedDictionary<string, List<Dictionary<string, object?>>> Weekly(Request request)
    {
        var first = Enum.Parse<DayOfWeek>(request.week_start, ignoreCase: true);
        var sums = new Dictionary<(string Group, DateOnly Week), (double[] Sums, int[] Counts)>();
        foreach (var row in request.weekly)
        {
            var week = row.Week.AddDays(-(((int)row.Week.DayOfWeek - (int)first + 7) % 7));
            var key = ($"{row.ContactType}_{row.StaffType}_{row.CallCenter}", week);
            if (!sums.TryGetValue(key, out var sum))
            {
                sums.Add(key, sum = (new double[8], new int[8]));
            }

            ReadOnlySpan<double?> values =
            [
                row.Volume, row.Abandons, row.Agents, row.BaseAht, row.HandledThreshold, row.ServiceLevel, row.AcceptableWaitTime, row.QueueTime,
            ];
            for (var measure = 0; measure < values.Length; measure++)
            {
                if (values[measure] is { } number)
                {
                    sum.Sums[measure] += number;
                    sum.Counts[measure]++;
                }
            }
        }

        var weekly = new SortedDictionary<string, List<Dictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var ((group, week), (sum, counts)) in sums.OrderBy(pair => pair.Key.Week))
        {
            var figures = new Dictionary<string, object?> { ["Week"] = week };
            for (var measure = 0; measure < Measures.Length; measure++)
            {
                figures[Measures[measure]] = measure is 3 or 5 or 6 ? counts[measure] == 0 ? null : sum[measure] / counts[measure] : sum[measure];
            }

            if (!weekly.TryGetValue(group, out var weeks))
            {
                weekly.Add(group, weeks = []);
            }

            weeks.Add(figures);
        }

        return weekly;
    }

#pragma warning disable IDE1006, CA1812 // Named as in the message; made by the serializer.
    private sealed record Request(string organizationId, string week_start, List<Row> weekly);
#pragma warning restore IDE1006

    private sealed record Row
    {
        public DateOnly Week { get; init; }

        [JsonPropertyName("Contact Type")]
        public required string ContactType { get; init; }

        [JsonPropertyName("Staff Type")]
        public required string StaffType { get; init; }

        [JsonPropertyName("Call Center")]
        public required string CallCenter { get; init; }

        public double? Volume { get; init; }

        public double? Abandons { get; init; }

        [JsonPropertyName("Top Line Agents (FTE)")]
        public double? Agents { get; init; }

        [JsonPropertyName("Base AHT")]
        public double? BaseAht { get; init; }

        [JsonPropertyName("Handled Threshold")]
        public double? HandledThreshold { get; init; }

        [JsonPropertyName("Service Level (X Seconds)")]
        public double? ServiceLevel { get; init; }

        [JsonPropertyName("Acceptable Wait Time")]
        public double? AcceptableWaitTime { get; init; }

        [JsonPropertyName("Total Queue Time")]
        public double? QueueTime { get; init; }
    }
}
