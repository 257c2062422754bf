namespace ScenarioOrleans.Grains;

/// <summary>
/// The streams of published answers, items of type <see cref="PublishedAnswer"/>. For watching: an answer is put on them after it
/// is on the response topic, and left out when the service is behind with that. A subscription takes effect within a second.
/// </summary>
public static class AnswerStreams
{
    /// <summary>The name of the stream provider.</summary>
    public const string Provider = "answers";

    /// <summary>The namespace of the streams, one for each record key.</summary>
    public const string Namespace = "scenario.answers";

    /// <summary>The namespace of the one stream of all answers.</summary>
    public const string AllNamespace = "scenario.answers.all";

    /// <summary>Longest piece of an answer in one item: Orleans' memory streams cannot carry an item of 1 MiB.</summary>
    public const int PieceBytes = 256 << 10;

    /// <summary>The stream of all answers.</summary>
    public static StreamId All { get; } = StreamId.Create(AllNamespace, "all");

    /// <summary>The stream of one scenario's answers.</summary>
    /// <param name="key">The scenario key's text, or <see cref="IAnalysisGrain.RecordKey"/>.</param>
    public static StreamId Of(string key) => StreamId.Create(Namespace, key);
}
