using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Decides what an exception of the handler means. Only what a repetition cannot change counts as permanent;
/// anything unknown is tried again, because a needless retry costs time and a needless dead letter costs an answer.
/// </summary>
public sealed class FailureClassifier : IFailureClassifier
{
    public FailureKind Classify(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return IsPermanent(Cause(failure)) ? FailureKind.Permanent : FailureKind.Transient;
    }

    public Dependency? DependencyOf(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var cause = Cause(failure);
        return cause switch
        {
            _ when IsPermanent(cause) => null,
            StorageException => Dependency.Storage,
            ProduceFailedException or AnswerNotPublishedException => Dependency.Broker,
            TimeoutException or OrleansMessageRejectionException => Dependency.Cluster,
            _ => null,
        };
    }

    /// <summary>The database as a whole cannot be used, or is full.</summary>
    public bool IsOutage(Exception failure) => Cause(failure) is StorageException { WholeDatabase: true };

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
            if (inner is StorageException or ProduceFailedException or AnswerNotPublishedException or DamagedStateException)
            {
                return inner;
            }
        }

        return failure;
    }

    private static bool IsPermanent(Exception cause) => cause switch
    {
        ProduceFailedException produce => produce.TooLarge || produce.Invalid,
        AnswerNotPublishedException answer => answer.TooLarge,
        StorageException storage => storage is { Transient: false, WholeDatabase: false },
        DamagedStateException => true,
        ArgumentException or FormatException or InvalidDataException or NotSupportedException or NotImplementedException => true,
        NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or InvalidCastException => true,
        ArithmeticException => true,
        _ => false,
    };
}
