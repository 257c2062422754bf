using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>The leader of the response topic keeps its connections and answers nothing, while all else works.</summary>
public sealed class HungLeaderTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private readonly TestTopics _topics = new(brokers: 2);

    public HungLeaderTests()
    {
        _topics.Broker.MoveLeader(TestTopics.Input, 0, 1);
        _topics.Broker.MoveLeader(TestTopics.DeadLetters, 0, 1);
        _topics.Broker.MoveLeader(TestTopics.Response, 0, 2);
        _topics.Broker.MoveCoordinator(TestTopics.Group, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Handle_AnswersGetNoAnswer_CountsNoAttemptAndAnswersOnceItGoesOn(int messages)
    {
        IRecordProducer? producer = null;
        var handler = new RecordingHandler((message, cancel) => producer!.ProduceAsync(new OutgoingRecord(null, [1], message.Value, [], null) { Source = message.Position }, cancel));
        await using var rig = await IngestRig.StartAsync(
            _topics, handler, ("MaxAttempts", "1"), ("DeliveryTimeout", "00:00:01"), ("CircuitPause", "00:00:00.02"), ("MaxCircuitPause", "00:00:00.2"), ("Producer:socket.timeout.ms", "2000"));
        producer = rig.Get<IRecordProducer>();
        _topics.Broker.Delay(Long, broker: 2);
        await _topics.WriteAsync(Enumerable.Range(0, messages).Select(number => $"{number}"));

        await rig.Until(() => rig.Status.Held.Count > 0, "it is said what is held");
        await rig.Until(() => handler.Given.Values.Sum() > messages + 1, "it is tried again");
        (rig.Status.DeadLetters, rig.Status.Retries).ShouldBe((0, 0));

        _topics.Broker.Delay(TimeSpan.Zero, broker: 2);
        await rig.Until(() => _topics.Committed()[0] == messages, "all are answered");

        (rig.Status.DeadLetters, rig.Status.Retries, handler.Done.Count).ShouldBe((0, 0, messages));
        rig.Status.Held.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_RecordsUnconfirmedForLong_SaysSoUntilTheyAreConfirmed()
    {
        var time = new ManualTime();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddSingleton<IMessageHandler>(new RecordingHandler()).AddSingleton<IFailureClassifier, TestFailures>();
        services.AddKafka(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Kafka:BootstrapServers", _topics.Broker.BootstrapServers), new("Kafka:ResponseTopic", TestTopics.Response)]).Build());
        await using var provider = services.BuildServiceProvider();
        var (producer, watch, pause) = (provider.GetRequiredService<KafkaProducer>(), provider.GetRequiredService<ConfirmationWatch>(), provider.GetRequiredService<ConsumptionPause>());
        await producer.ProduceAsync(new OutgoingRecord(null, [1], new byte[] { 1 }, [], null), CancellationToken.None);
        _topics.Broker.Delay(Long, broker: 2);

        var written = producer.ProduceAsync(new OutgoingRecord(null, [1], new byte[] { 1 }, [], null), CancellationToken.None);
        time.Advance(ConfirmationWatch.Patience - TimeSpan.FromSeconds(2));
        watch.Look();
        pause.Reasons.ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(2));
        watch.Look();

        pause.Reasons.ShouldBe([$"broker does not confirm records of {TestTopics.Response}"]);
        pause.IsPaused.ShouldBeFalse("other partitions may work");

        _topics.Broker.Delay(TimeSpan.Zero, broker: 2);
        await written.WaitAsync(Wait.Limit);
        time.Advance(TimeSpan.FromSeconds(1));
        watch.Look();
        pause.Reasons.ShouldBeEmpty();
    }

    public void Dispose() => _topics.Dispose();
}
