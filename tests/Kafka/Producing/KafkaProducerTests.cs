using System.Text;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Producing;

public sealed class KafkaProducerTests : IDisposable
{
    private readonly TestTopics _topics = new();
    private readonly ProducerRig _rig;

    public KafkaProducerTests() => _rig = new ProducerRig(_topics);

    [Fact]
    public async Task Produce_WithEverything_ArrivesAsGiven()
    {
        var producer = Create();
        const long time = 1_700_000_000_000;

        await producer.ProduceAsync(
            new OutgoingRecord(null, [1, 2], new byte[] { 0, 3, 4, 0 }.AsMemory(1, 2), [new("a", [5]), new("a", [6])], time),
            CancellationToken.None);

        var record = _topics.Read(TestTopics.Response, 1)[0].Message;
        record.Key.ShouldBe([1, 2]);
        record.Value.ShouldBe([3, 4]);
        record.Headers.Select(header => header.GetValueBytes()[0]).ShouldBe([(byte)5, (byte)6]);
        record.Timestamp.UnixTimestampMs.ShouldBe(1_700_000_000_000);
    }

    [Fact]
    public async Task Produce_ManyWithASmallQueue_WaitsAndKeepsTheOrder()
    {
        var producer = Create(("Producer:queue.buffering.max.messages", "10"));

        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => producer.ProduceAsync(Record($"{number}"), CancellationToken.None)));

        Values(500).ShouldBe(Enumerable.Range(0, 500).Select(number => $"{number}"));
    }

    [Fact]
    public async Task Produce_TooLargeForTheClient_IsATypedErrorThatNamesTheLimit()
    {
        var producer = Create(("MaxMessageBytes", "1000"));

        var error = await Should.ThrowAsync<ProduceFailedException>(
            () => producer.ProduceAsync(Record(new string('x', 2000)), CancellationToken.None));

        error.TooLarge.ShouldBeTrue();
        error.Fatal.ShouldBeFalse();
        error.Message.ShouldContain("Kafka:MaxMessageBytes");
        await producer.ProduceAsync(Record("small"), CancellationToken.None);
    }

    [Fact]
    public async Task Produce_TooLargeForTheBroker_IsTheSameError()
    {
        var producer = Create();
        await producer.ProduceAsync(Record("first"), CancellationToken.None);
        _topics.Broker.FailNext(BrokerRequest.Produce, ErrorCode.MsgSizeTooLarge);

        var error = await Should.ThrowAsync<ProduceFailedException>(
            () => producer.ProduceAsync(Record("large"), CancellationToken.None));

        error.TooLarge.ShouldBeTrue();
        await producer.ProduceAsync(Record("next"), CancellationToken.None);
    }

    [Fact]
    public async Task Produce_TransientErrorsOfTheBroker_AreSurvivedInOrder()
    {
        // Of several requests on their way the embedded broker takes the later ones after an error, which a real one refuses.
        var producer = Create(("Producer:retry.backoff.ms", "10"), ("Producer:max.in.flight", "1"));
        await producer.ProduceAsync(Record("0"), CancellationToken.None);
        _topics.Broker.FailNext(
            BrokerRequest.Produce, ErrorCode.NotLeaderForPartition, ErrorCode.RequestTimedOut, ErrorCode.NotEnoughReplicas);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => producer.ProduceAsync(Record($"{number}"), CancellationToken.None)));

        Values(21).ShouldBe(Enumerable.Range(0, 21).Select(number => $"{number}"));
    }

    [Fact]
    public async Task Produce_AlreadyCancelled_WritesNothing()
    {
        var producer = Create();

        await Should.ThrowAsync<OperationCanceledException>(() => producer.ProduceAsync(Record("no"), new CancellationToken(true)));
        await producer.ProduceAsync(Record("yes"), CancellationToken.None);

        Values(1).ShouldBe(["yes"]);
    }

    public void Dispose()
    {
        _rig.Dispose();
        _topics.Dispose();
    }

    private static OutgoingRecord Record(string value) => new(null, [7], Encoding.UTF8.GetBytes(value), [], null);

    private IEnumerable<string> Values(int count) =>
        _topics.Read(TestTopics.Response, count).Select(record => Encoding.UTF8.GetString(record.Message.Value));

    private KafkaProducer Create(params (string Name, string Value)[] settings) => _rig.Create(settings);
}
