namespace ScenarioOrleans.Kafka.DeadLetters;

/// <summary>A dead letter written not long ago, for people who look.</summary>
/// <param name="At">When it was written.</param>
/// <param name="MessageId">The message it is about.</param>
/// <param name="Code">Why it could not be used.</param>
/// <param name="Text">The same in words, cut to a line.</param>
public sealed record RecentDeadLetter(DateTimeOffset At, string MessageId, string Code, string Text);
