using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Storage;

namespace ScenarioOrleans.Silo.Kafka.Processing;

/// <summary>
/// Decides what an exception of the handler means. Only what a repetition cannot change counts as permanent;
/// anything unknown is tried again, because a needless retry costs time and a needless dead letter costs an answer.
/// </summary>
public static class FailureClassifier
{
    /// <param name="failure">What the handler threw.</param>
    /// <param name="abandoned">The token given to the handler is set: then the failure is most likely its effect.</param>
    public static FailureKind Classify(Exception failure, bool abandoned)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure switch
        {
            _ when abandoned => FailureKind.Abandoned,
            AggregateException { InnerExceptions: [var only] } => Classify(only, abandoned),
            ProduceFailedException { TooLarge: true } => FailureKind.Permanent,
            StorageException { Transient: false } => FailureKind.Permanent,
            ArgumentException or FormatException or InvalidDataException or NotSupportedException or NotImplementedException => FailureKind.Permanent,
            NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or InvalidCastException => FailureKind.Permanent,
            ArithmeticException => FailureKind.Permanent,
            _ => FailureKind.Transient,
        };
    }
}
