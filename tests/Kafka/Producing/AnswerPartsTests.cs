using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Producing;

public sealed class AnswerPartsTests : IDisposable
{
    private readonly TestTopics _topics = new();
    private readonly ProducerRig _rig;

    public AnswerPartsTests() => _rig = new ProducerRig(_topics);

    [Fact]
    public async Task Produce_OverTheToldLimit_ArrivesInConsecutiveParts()
    {
        var producer = _rig.Create();
        _rig.Get<TopicLimits>().Tell(TestTopics.Response, 10_000);
        var large = Text(25_000);

        await Task.WhenAll(
            producer.ProduceAsync(Answer("before"), CancellationToken.None),
            producer.ProduceAsync(Answer(large), CancellationToken.None),
            producer.ProduceAsync(Answer("after"), CancellationToken.None));

        var records = _topics.Read(TestTopics.Response, 5);
        records.Select(Part).ShouldBe([null, "1/3", "2/3", "3/3", null]);
        string.Concat(records.Skip(1).Take(3).Select(Value)).ShouldBe(large);
        Value(records[4]).ShouldBe("after");
    }

    [Fact]
    public async Task Produce_RefusedForItsSize_IsSentInPartsAndTheLimitIsRemembered()
    {
        var producer = _rig.Create(("MaxMessageBytes", "4000000"));
        await producer.ProduceAsync(Answer("first"), CancellationToken.None);
        _topics.Broker.FailNext(BrokerRequest.Produce, ErrorCode.MsgSizeTooLarge);
        var large = Text(2_500_000);

        await producer.ProduceAsync(Answer(large), CancellationToken.None);

        _rig.Get<TopicLimits>().Of(TestTopics.Response).ShouldBe(TopicLimits.UsualBytes);
        var records = _topics.Read(TestTopics.Response, 4);
        records.Skip(1).Select(Part).ShouldBe(["1/3", "2/3", "3/3"]);
        string.Concat(records.Skip(1).Select(Value)).ShouldBe(large);
    }

    [Fact]
    public async Task Produce_SameAnswerAgain_HasTheSameParts()
    {
        var producer = _rig.Create();
        _rig.Get<TopicLimits>().Tell(TestTopics.Response, 10_000);

        await producer.ProduceAsync(Answer(Text(25_000)), CancellationToken.None);
        await producer.ProduceAsync(Answer(Text(25_000)), CancellationToken.None);

        var records = _topics.Read(TestTopics.Response, 6);
        records.Take(3).Select(Value).ShouldBe(records.Skip(3).Select(Value));
    }

    [Fact]
    public async Task Produce_RefusedAtEveryLimit_IsATypedError()
    {
        var producer = _rig.Create(("MaxMessageBytes", "20000"));
        await producer.ProduceAsync(Answer("first"), CancellationToken.None);
        _topics.Broker.FailNext(BrokerRequest.Produce, ErrorCode.MsgSizeTooLarge, ErrorCode.MsgSizeTooLarge);

        var error = await Should.ThrowAsync<ProduceFailedException>(() => producer.ProduceAsync(Answer(Text(10_000)), CancellationToken.None));

        error.TooLarge.ShouldBeTrue();
    }

    public void Dispose()
    {
        _rig.Dispose();
        _topics.Dispose();
    }

    private static string Text(int length) => string.Concat(Enumerable.Range(0, (length / 8) + 1).Select(number => $"{number:D8}"))[..length];

    private static OutgoingRecord Answer(string value) => new(null, [7], Encoding.UTF8.GetBytes(value), [], null) { MaySplit = true };

    private static string Value(ConsumeResult<byte[], byte[]> record) => Encoding.UTF8.GetString(record.Message.Value);

    private static string? Part(ConsumeResult<byte[], byte[]> record) =>
        record.Message.Headers.TryGetLastBytes(RecordParts.Part, out var part)
            ? $"{Encoding.UTF8.GetString(part)}/{Encoding.UTF8.GetString(record.Message.Headers.GetLastBytes(RecordParts.Parts))}"
            : null;
}
