using System.Diagnostics.CodeAnalysis;

namespace ScenarioOrleans.Aggregation;

/// <summary>What became of a message's bytes: exactly one of <see cref="Message"/> and <see cref="Fault"/> is not null.</summary>
public sealed class FoldOutcome
{
    internal FoldOutcome(FoldedMessage message) => Message = message;

    internal FoldOutcome(MessageFault fault) => Fault = fault;

    public FoldedMessage? Message { get; }

    public MessageFault? Fault { get; }

    [MemberNotNullWhen(true, nameof(Message))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsUsable => Message is not null;
}
