using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Silo.Kafka.Processing.Circuits;

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
        return abandoned ? FailureKind.Abandoned : IsPermanent(Cause(failure)) ? FailureKind.Permanent : FailureKind.Transient;
    }

    /// <summary>Which dependency failed, as far as one can tell; null if it may be the message's own fault.</summary>
    public static Dependency? DependencyOf(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var cause = Cause(failure);
        return cause switch
        {
            _ when IsPermanent(cause) => null,
            StorageException => Dependency.Storage,
            ProduceFailedException => Dependency.Broker,
            TimeoutException or OrleansMessageRejectionException => Dependency.Grains,
            _ => null,
        };
    }

    /// <summary>The database as a whole cannot be used, or is full: no message can be blamed, however often it fails.</summary>
    public static bool IsWholeDatabase(Exception failure) => Cause(failure) is StorageException { WholeDatabase: true };

    /// <summary>
    /// The exception that says most: Orleans wraps what a storage or an activation throws, so the first of this service's own in the chain
    /// counts, else the outermost.
    /// </summary>
    private static Exception Cause(Exception failure)
    {
        if (failure is AggregateException { InnerExceptions: [var only] })
        {
            return Cause(only);
        }

        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is StorageException or ProduceFailedException or DamagedStateException)
            {
                return inner;
            }
        }

        return failure;
    }

    private static bool IsPermanent(Exception cause) => cause switch
    {
        ProduceFailedException produce => produce.TooLarge,
        StorageException storage => storage is { Transient: false, WholeDatabase: false },
        DamagedStateException => true,
        ArgumentException or FormatException or InvalidDataException or NotSupportedException or NotImplementedException => true,
        NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or InvalidCastException => true,
        ArithmeticException => true,
        _ => false,
    };
}
