using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class FailureClassifierTests
{
    public static TheoryData<Exception, FailureKind> Known { get; } = new()
    {
        { new TimeoutException(), FailureKind.Transient },
        { new IOException(), FailureKind.Transient },
        { new InvalidOperationException(), FailureKind.Transient },
        { new OperationCanceledException(), FailureKind.Transient },
        { new ProduceFailedException("down"), FailureKind.Transient },
        { new ProduceFailedException("large") { TooLarge = true }, FailureKind.Permanent },
        { new AnswerNotPublishedException("down"), FailureKind.Transient },
        { new AnswerNotPublishedException("large") { TooLarge = true }, FailureKind.Permanent },
        { new StorageException("busy") { Transient = true }, FailureKind.Transient },
        { new StorageException("impossible write"), FailureKind.Permanent },
        { new StorageException("damaged") { WholeDatabase = true }, FailureKind.Transient },
        { new DamagedStateException("one grain"), FailureKind.Permanent },
        { new OrleansException("activation failed", new DamagedStateException("one grain")), FailureKind.Permanent },
        { new OrleansException("write failed", new StorageException("busy") { Transient = true }), FailureKind.Transient },
        { new OrleansException("write failed", new IOException("who knows", new FormatException())), FailureKind.Transient },
        { new ArgumentOutOfRangeException(), FailureKind.Permanent },
        { new FormatException(), FailureKind.Permanent },
        { new InvalidDataException(), FailureKind.Permanent },
        { new OverflowException(), FailureKind.Permanent },
        { new AggregateException(new FormatException()), FailureKind.Permanent },
        { new AggregateException(new TimeoutException()), FailureKind.Transient },
        { new AggregateException(new FormatException(), new TimeoutException()), FailureKind.Transient },
    };

    [Theory]
    [MemberData(nameof(Known), DisableDiscoveryEnumeration = true)]
    public void Classify_NotAbandoned_IsByWhatARepetitionCanChange(Exception failure, FailureKind kind) =>
        new FailureClassifier().Classify(failure).ShouldBe(kind);

    public static TheoryData<Exception, Dependency?> Blamed { get; } = new()
    {
        { new StorageException("busy") { Transient = true }, Dependency.Storage },
        { new StorageException("damaged") { WholeDatabase = true }, Dependency.Storage },
        { new OrleansException("write failed", new StorageException("busy") { Transient = true }), Dependency.Storage },
        { new StorageException("impossible write"), null },
        { new ProduceFailedException("down"), Dependency.Broker },
        { new OrleansException("publish failed", new AnswerNotPublishedException("down")), Dependency.Broker },
        { new ProduceFailedException("large") { TooLarge = true }, null },
        { new TimeoutException(), Dependency.Cluster },
        { new DamagedStateException("one grain"), null },
        { new InvalidOperationException(), null },
    };

    [Theory]
    [MemberData(nameof(Blamed), DisableDiscoveryEnumeration = true)]
    public void DependencyOf_Failure_IsWhatCannotBeTheMessagesFault(Exception failure, Dependency? dependency) =>
        new FailureClassifier().DependencyOf(failure).ShouldBe(dependency);
}
