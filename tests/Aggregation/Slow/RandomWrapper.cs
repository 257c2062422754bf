using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Requests inside the envelopes of other programs, by chance.</summary>
internal static class RandomWrapper
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string request, Random random, bool hourly)
    {
        var wrapped = random.Next(2) == 0 ? Connect(request, random) : CloudEvent(request, random, hourly);
        return random.Next(6) == 0 ? Of(wrapped, random, hourly) : wrapped;
    }

    private static string Connect(string request, Random random)
    {
        var fields = new List<string>
        {
            "\"schema\":" + (random.Next(2) == 0 ? "null" : "{\"type\":\"struct\",\"fields\":[{\"field\":\"weekly\"}],\"optional\":false}"),
            "\"payload\":" + Part(request, random),
        };
        return Object(fields, random);
    }

    private static string CloudEvent(string request, Random random, bool hourly) => Object(
        [
            "\"specversion\":\"1.0\"",
            $"\"id\":\"{random.Next(1_000)}\"",
            $"\"type\":\"com.example.{(hourly ? "hourly" : "rollup")}\"",
            "\"source\":\"/plans\"",
            random.Next(8) == 0 ? "\"data_base64\":\"\"" : "\"data\":" + Part(request, random),
        ],
        random);

    private static string Part(string request, Random random) => random.Next(12) switch
    {
        0 => "null",
        1 => "[]",
        2 => "\" \"",
        3 or 4 => JsonSerializer.Serialize(request),
        5 or 6 => JsonSerializer.Serialize(request, Relaxed),
        _ => request,
    };

    private static string Object(List<string> fields, Random random)
    {
        if (random.Next(15) == 0)
        {
            fields.RemoveAt(random.Next(fields.Count));
        }

        if (random.Next(15) == 0)
        {
            fields.Add("\"organizationId\":\"outer\"");
        }

        return $"{{{string.Join(random.Next(2) == 0 ? "," : " , ", fields.OrderBy(_ => random.Next(3)))}}}";
    }
}
