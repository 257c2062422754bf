namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>The slow reader's verdict that a message cannot be used.</summary>
internal sealed class SlowFault(string code) : Exception(code)
{
    public string Code { get; } = code;
}
