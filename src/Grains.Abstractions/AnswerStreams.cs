namespace ScenarioOrleans.Grains;

/// <summary>
/// The stream of published answers, items of type <see cref="PublishedAnswer"/>. For watching: an answer is put on it after it is on the
/// response topic, while anybody watches (<see cref="IAnswerWatchGrain"/>), and left out when the service is behind with that.
/// </summary>
public static class AnswerStreams
{
    /// <summary>The name of the stream provider.</summary>
    public const string Provider = "answers";

    /// <summary>The namespace of the stream.</summary>
    public const string Namespace = "scenario.answers";

    /// <summary>Longest piece of an answer in one item: Orleans' memory streams cannot carry an item of 1 MiB.</summary>
    public const int PieceBytes = 256 << 10;

    /// <summary>The stream of all answers.</summary>
    public static StreamId All { get; } = StreamId.Create(Namespace, "all");
}
