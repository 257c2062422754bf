using System.Diagnostics;
using System.Text;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>Reads headers of a message.</summary>
public static class MessageHeaders
{
    public const string TraceParent = "traceparent";
    public const string TraceState = "tracestate";

    /// <summary>The last header of this name, which is the one that counts in Kafka; null if there is none or it has no value.</summary>
    public static byte[]? Last(this IReadOnlyList<KeyValuePair<string, byte[]>> headers, string name)
    {
        ArgumentNullException.ThrowIfNull(headers);
        for (var at = headers.Count - 1; at >= 0; at--)
        {
            if (string.Equals(headers[at].Key, name, StringComparison.Ordinal))
            {
                return headers[at].Value;
            }
        }

        return null;
    }

    /// <summary>The last header of this name read as UTF-8; null if there is none.</summary>
    public static string? LastText(this IReadOnlyList<KeyValuePair<string, byte[]>> headers, string name) =>
        headers.Last(name) is { } value ? Encoding.UTF8.GetString(value) : null;

    /// <summary>The trace that the sender was in; null if the message carries none, or one that W3C's rules do not allow.</summary>
    public static ActivityContext? ReadTrace(this IReadOnlyList<KeyValuePair<string, byte[]>> headers) =>
        headers.LastText(TraceParent) is { } parent
        && ActivityContext.TryParse(parent, headers.LastText(TraceState), isRemote: true, out var context)
            ? context
            : null;
}
