namespace ScenarioOrleans.Grains.Ports;

/// <summary>A record could not be written. Branch on the properties, never on the text. It travels from silo to silo.</summary>
[GenerateSerializer, Alias("scenario.ProduceFailedException")]
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
    [Id(0)]
    public bool TooLarge { get; init; }

    /// <summary>The client is unusable from now on: only a new process can go on.</summary>
    [Id(1)]
    public bool Fatal { get; init; }
}
