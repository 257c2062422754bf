namespace ScenarioOrleans.Kafka.Producing;

/// <summary>A record could not be written. Branch on the properties, never on the text.</summary>
public sealed class ProduceFailedException : Exception
{
    public ProduceFailedException()
    {
    }

    public ProduceFailedException(string message)
        : base(message)
    {
    }

    public ProduceFailedException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The record is larger than the client or the broker takes: sending it again cannot help, splitting it can.</summary>
    public bool TooLarge { get; init; }

    /// <summary>The broker or the client does not take this very record, for another reason than its size: sending it again cannot help.</summary>
    public bool Invalid { get; init; }

    /// <summary>The client is unusable from now on: only a new process can go on.</summary>
    public bool Fatal { get; init; }
}
