namespace ScenarioOrleans.Silo.Ingest;

/// <summary>How a sender finds the answer to its request. Configuration section <c>Scenario:Correlation</c>.</summary>
public sealed class CorrelationOptions
{
    public const string Section = "Scenario:Correlation";

    /// <summary>Names of headers that answers carry back, separated by semicolons; in any case. Empty: none.</summary>
    public string Headers { get; set; } = "correlation-id; correlationId; kafka_correlationId";

    /// <summary>Which requests that cannot be used are answered with an error, besides their dead letter.</summary>
    public ErrorAnswerPolicy ErrorAnswers { get; set; } = ErrorAnswerPolicy.WithCorrelation;

    /// <summary>The names one by one.</summary>
    public IReadOnlyList<string> Names => Headers.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
