using System.Globalization;

namespace ScenarioOrleans.Kafka.Options;

/// <summary>The form of a list of brokers, as librdkafka takes it.</summary>
internal static class BrokerList
{
    private const string SchemeEnd = "://";

    private static readonly string[] Protocols = ["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"];

    /// <summary>What is wrong with it, beginning with a verb; null when nothing is.</summary>
    public static string? Problem(string brokers)
    {
        var each = brokers.Split(',', StringSplitOptions.TrimEntries);
        return Array.Exists(each, string.IsNullOrEmpty) ? "must be brokers as host:port, separated by single commas"
            : Array.Find(each, broker => SchemeOf(broker) is { } scheme && !Protocols.Contains(scheme, StringComparer.OrdinalIgnoreCase)) is { } schemed
                ? $"must be brokers as host:port, without a scheme such as {SchemeOf(schemed)}{SchemeEnd} in front"
            : Array.Find(each, broker => !IsHostAndPort(broker)) is { } broken ? $"must be brokers as host:port, which '{broken}' is not"
            : null;
    }

    private static string? SchemeOf(string broker) =>
        broker.IndexOf(SchemeEnd, StringComparison.Ordinal) is >= 0 and var end ? broker[..end] : null;

    private static bool IsHostAndPort(string broker)
    {
        var rest = SchemeOf(broker) is { } scheme ? broker[(scheme.Length + SchemeEnd.Length)..] : broker;
        var (host, port) = rest.StartsWith('[') ? Cut(rest, rest.IndexOf(']', StringComparison.Ordinal) + 1) : Cut(rest, rest.IndexOf(':', StringComparison.Ordinal));
        return host.Length > 0
            && !host.Any(letter => char.IsWhiteSpace(letter) || letter is '/' or '@' or '?')
            && (port is null || (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535));
    }

    /// <summary>The port is null when there is none, and not a number when it is not one.</summary>
    private static (string Host, string? Port) Cut(string address, int end) =>
        end < 0 || end == address.Length ? (address, null)
        : address[end] == ':' ? (address[..end], address[(end + 1)..])
        : (address[..end], address[end..]);
}
