namespace ScenarioOrleans.Aggregation;

/// <summary>Ends the reading of a message that cannot be used. Never leaves this assembly.</summary>
internal sealed class FaultException(string code, string message) : Exception(message)
{
    public MessageFault Fault { get; } = new(code, message);
}
