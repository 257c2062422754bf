using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>One small message of a batch.</summary>
/// <param name="Run">The number of its run.</param>
/// <param name="Ordinal">Its place in the run, from 0.</param>
/// <param name="Offset">Its offset.</param>
/// <param name="TimestampMilliseconds">The record's time in milliseconds since 1970; -1 if it has none.</param>
/// <param name="Key">Its key, valid as long as the batch.</param>
/// <param name="Value">Its value, valid as long as the batch.</param>
/// <param name="Headers">Its headers; null if it has none.</param>
public readonly record struct BatchedMessage(
    int Run, int Ordinal, long Offset, long TimestampMilliseconds, PooledBytes Key, PooledBytes Value, Headers? Headers);
