namespace ScenarioOrleans.Aggregation;

/// <summary>Why a message cannot be used at all.</summary>
/// <param name="Code">One of <see cref="FaultCodes"/>.</param>
/// <param name="Message">What was wrong, where, and what to do about it. For people; programs branch on the code.</param>
public sealed record MessageFault(string Code, string Message);
