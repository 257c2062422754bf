namespace ScenarioOrleans.Crash.Tests.Support;

/// <summary>Kafka client settings of everybody here: a broker that was away is found again at once.</summary>
internal static class ClientPatience
{
    /// <summary>
    /// The embedded broker sometimes keeps a connection while it is down, and never answers a request that came by it: clients would wait
    /// their usual minute for that answer, longer than the trouble lasts. Not for members of a group: the broker aborts when one joins
    /// again while it waits for the answer to have joined.
    /// </summary>
    public static readonly KeyValuePair<string, string> AnswerLimit = new("socket.timeout.ms", "2000");

    public static readonly IReadOnlyDictionary<string, string> Reconnect = new Dictionary<string, string>
    {
        ["reconnect.backoff.ms"] = "5",
        ["reconnect.backoff.max.ms"] = "50",
    };

    /// <summary>Of a client that joins no group.</summary>
    public static Dictionary<string, string> Settings => new(Reconnect.Append(AnswerLimit));
}
