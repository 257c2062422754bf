namespace ScenarioOrleans.Cli.Demo;

/// <summary>What the demo needs of the running service.</summary>
internal interface IDemoService
{
    /// <summary>Completes when the broker has the message.</summary>
    Task SendAsync(string? key, ReadOnlyMemory<byte> value, CancellationToken cancel);

    ServiceFigures Read();
}

/// <summary>The service's own counts since it started.</summary>
internal readonly record struct ServiceFigures(long Messages, long Rows, long Lag, long DeadLetters, long Lost, string? Latest = null);
