namespace ScenarioOrleans.Crash.Tests.Support;

/// <summary>Kafka client settings of everybody here: a broker that was away is found again at once.</summary>
internal static class ClientPatience
{
    /// <remarks>
    /// The embedded broker sometimes keeps a connection while it is down, and never answers a request that came by it: clients would wait
    /// their usual minute for that answer, longer than the trouble lasts.
    /// </remarks>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["reconnect.backoff.ms"] = "5",
        ["reconnect.backoff.max.ms"] = "50",
        ["socket.timeout.ms"] = "2000",
    };
}
