using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.Processing;
using ScenarioOrleans.Silo.Storage;

namespace ScenarioOrleans.Silo.Tests.Kafka.Processing;

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
        { new StorageException("busy") { Transient = true }, FailureKind.Transient },
        { new StorageException("damaged"), FailureKind.Permanent },
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
        FailureClassifier.Classify(failure, abandoned: false).ShouldBe(kind);

    [Theory]
    [MemberData(nameof(Known), DisableDiscoveryEnumeration = true)]
    public void Classify_Abandoned_IsAlwaysAbandoned(Exception failure, FailureKind kind)
    {
        kind.ShouldNotBe(FailureKind.Abandoned);
        FailureClassifier.Classify(failure, abandoned: true).ShouldBe(FailureKind.Abandoned);
    }
}
