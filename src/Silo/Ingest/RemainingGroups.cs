using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// The header of hourly rows that some groups have and others lack: the groups that lack them, as a JSON array of arrays of contact type,
/// staff type and call center. A message that carries it counts for these groups only.
/// </summary>
public static class RemainingGroups
{
    /// <summary>The groups.</summary>
    public const string Header = "scenario.remaining-groups";

    /// <summary>Where the groups of one message are too many for one record: which of its records this is, as <c>2/3</c>.</summary>
    public const string Part = "scenario.remaining-part";

    private const int Dimensions = 3;

    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The code of the dead letter of a message whose header cannot be read.</summary>
    public const string UnreadableCode = "bad-remaining-groups";

    /// <summary>The header for these groups.</summary>
    public static ListHeader Of(IEnumerable<GroupKey> groups) => new(Header, Part, [.. groups.Select(Write)]);

    /// <summary>Reads the header's value; null bytes are a header without a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="groups">The groups, at least one.</param>
    /// <param name="fault">What is wrong with it.</param>
    public static bool TryRead(byte[]? value, [NotNullWhen(true)] out IReadOnlySet<GroupKey>? groups, [NotNullWhen(false)] out string? fault)
    {
        try
        {
            groups = Read(value);
            fault = null;
            return true;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            groups = null;
            fault = $"Header {Header} cannot be read: {unreadable.Message}. It is a JSON array of arrays of contact type, staff type and call center.";
            return false;
        }
    }

    private static byte[] Write(GroupKey group)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Format))
        {
            json.WriteStartArray();
            json.WriteStringValue(group.ContactType);
            json.WriteStringValue(group.StaffType);
            json.WriteStringValue(group.CallCenter);
            json.WriteEndArray();
        }

        return bytes.ToArray();
    }

    private static HashSet<GroupKey> Read(byte[]? value)
    {
        var json = new Utf8JsonReader(value);
        var groups = new HashSet<GroupKey>();
        var dimensions = new string[Dimensions];
        Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; i < Dimensions; i++)
            {
                Expect(ref json, JsonTokenType.String);
                dimensions[i] = json.GetString()!;
            }

            Expect(ref json, JsonTokenType.EndArray);
            groups.Add(new GroupKey(dimensions[0], dimensions[1], dimensions[2]));
        }

        if (json.TokenType != JsonTokenType.EndArray || json.Read())
        {
            throw new JsonException("it is no array of arrays");
        }

        return groups.Count > 0 ? groups : throw new JsonException("it names no group");
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (!json.Read() || json.TokenType != type)
        {
            throw new JsonException($"{json.TokenType} at byte {json.TokenStartIndex} is no {type}");
        }
    }
}
