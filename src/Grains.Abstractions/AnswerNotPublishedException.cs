namespace ScenarioOrleans.Grains;

/// <summary>An answer could not be written to the response topic. Branch on the properties, never on the text. It travels from silo to silo.</summary>
[GenerateSerializer, Alias("scenario.ProduceFailedException")]
public sealed class AnswerNotPublishedException : Exception
{
    public AnswerNotPublishedException()
    {
    }

    public AnswerNotPublishedException(string message)
        : base(message)
    {
    }

    public AnswerNotPublishedException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The answer is larger than the client or the broker takes: sending it again cannot help, splitting it can.</summary>
    [Id(0)]
    public bool TooLarge { get; init; }

    /// <summary>The producer is unusable from now on: only a new process can go on.</summary>
    [Id(1)]
    public bool Fatal { get; init; }
}
