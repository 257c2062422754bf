using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Consuming;

/// <summary>Pauses and resumes that fail.</summary>
public sealed class FlowControlTests : IDisposable
{
    private static readonly TopicPartition First = new("in", 0);
    private static readonly TopicPartition Second = new("in", 1);

    private readonly ServiceProvider _services;
    private readonly List<TopicPartition> _paused = [];
    private readonly List<TopicPartition> _resumed = [];
    private readonly InputConsumer _consumer;
    private KafkaException? _failure;

    public FlowControlTests()
    {
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<IMessageHandler>(new RecordingHandler())
            .AddSingleton<IFailureClassifier, TestFailures>();
        services.AddKafka(new ConfigurationBuilder().AddInMemoryCollection([new("Kafka:BootstrapServers", "localhost:1")]).Build());
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<Assignment>().Add(new PartitionWork(First, 0));
        _services.GetRequiredService<Assignment>().Add(new PartitionWork(Second, 0));
        _consumer = FakeConsumer.Create(("Pause", arguments => Tell(_paused, arguments)), ("Resume", arguments => Tell(_resumed, arguments)));
    }

    private FlowControl Flow => _services.GetRequiredService<FlowControl>();

    [Fact]
    public void Regulate_ResumeFails_IsToldAgainInTheNextRound()
    {
        Flow.PauseAll(_consumer);
        _failure = new KafkaException(ErrorCode.Local_State);
        Flow.Regulate(_consumer);
        _resumed.ShouldBeEmpty();

        _failure = null;
        Flow.Regulate(_consumer);

        _resumed.ShouldBe([First, Second], ignoreOrder: true);
    }

    [Fact]
    public void PauseAll_FailsForOne_IsToldAgainForThatOne()
    {
        _failure = new TopicPartitionException(
            [new TopicPartitionError(First, ErrorCode.NoError), new TopicPartitionError(Second, ErrorCode.Local_UnknownPartition)]);
        Flow.PauseAll(_consumer);

        _failure = null;
        Flow.PauseAll(_consumer);

        _paused.ShouldBe([Second]);
    }

    [Fact]
    public void Forget_ResumeFails_IsResumedWhenThePartitionComesBack()
    {
        var assignment = _services.GetRequiredService<Assignment>();
        Flow.PauseAll(_consumer);
        _failure = new KafkaException(ErrorCode.Local_State);
        Flow.Forget(_consumer, assignment.Owned);
        assignment.Remove([First, Second]);

        _failure = null;
        assignment.Add(new PartitionWork(First, 0));
        Flow.Regulate(_consumer);

        _resumed.ShouldBe([First]);
    }

    public void Dispose() => _services.Dispose();

    private object? Tell(List<TopicPartition> told, object?[] arguments)
    {
        if (_failure is { } failure)
        {
            throw failure;
        }

        told.AddRange((IEnumerable<TopicPartition>)arguments[0]!);
        return null;
    }
}
