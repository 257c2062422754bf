namespace ScenarioOrleans.Kafka.Batching;

/// <summary>Some messages of a run without a gap.</summary>
/// <param name="Run">The run.</param>
/// <param name="First">The first offset.</param>
/// <param name="Last">The last offset.</param>
/// <param name="Count">How many messages; fewer than offsets where the log has offsets without a message.</param>
public readonly record struct BatchRange(OffsetRange Run, long First, long Last, int Count);
