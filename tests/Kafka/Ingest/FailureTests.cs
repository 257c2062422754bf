using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

public sealed class FailureTests : IDisposable
{
    private readonly TestTopics _topics = new();

    [Fact]
    public async Task Handle_FailsTwice_IsRetriedAndDoneWithoutADeadLetter()
    {
        var handler = new RecordingHandler((message, _) =>
            message.DeliveryCount < 3 ? throw new TimeoutException("not yet") : Task.CompletedTask);
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        handler.Given["in/0/0"].ShouldBe(3);
        rig.Status.Retries.ShouldBe(2);
        rig.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public async Task Handle_FailsAlways_IsADeadLetterWithItsOriginalBytes()
    {
        var handler = new RecordingHandler((_, _) => throw new TimeoutException("storage is slow"));
        var poison = new Message<byte[], byte[]>
        {
            Key = [1],
            Value = [2, 3],
            Headers = [new Header("own", [4])],
            Timestamp = new Timestamp(1_700_000_000_000, TimestampType.CreateTime),
        };
        await _topics.WriteAsync(poison);
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("MaxAttempts", "3"));
        await rig.Until(() => rig.Status.DeadLetters == 1, "a dead letter");

        var letter = _topics.Read(TestTopics.DeadLetters, 1)[0].Message;
        letter.Key.ShouldBe([1]);
        letter.Value.ShouldBe([2, 3]);
        letter.Timestamp.UnixTimestampMs.ShouldBe(1_700_000_000_000);
        Text(letter, DeadLetterHeaders.Code).ShouldBe("retries-exhausted");
        Text(letter, DeadLetterHeaders.DeliveryCount).ShouldBe("3");
        Text(letter, DeadLetterHeaders.Topic).ShouldBe("in");
        Text(letter, DeadLetterHeaders.Message).ShouldContain("storage is slow");
        letter.Headers.GetLastBytes("own").ShouldBe([4]);
        handler.Given["in/0/0"].ShouldBe(3);
        await rig.Until(() => _topics.Committed()[0] == 1, "committed");
    }

    [Fact]
    public async Task Handle_FailsPermanently_IsNotRetried()
    {
        var handler = new RecordingHandler((_, _) => throw new FormatException("cannot ever be read"));
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        handler.Given["in/0/0"].ShouldBe(1);
        rig.Status.DeadLetters.ShouldBe(1);
    }

    [Fact]
    public async Task Handle_RecordTimeInMicroseconds_IsADeadLetterLikeAnyOther()
    {
        var handler = new RecordingHandler((_, _) => throw new FormatException("garbage"));
        await _topics.WriteAsync(new Message<byte[], byte[]>
        {
            Value = "garbage"u8.ToArray(),
            Timestamp = new Timestamp(1_704_412_800_000_000, TimestampType.CreateTime),
        });
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        _topics.Read(TestTopics.DeadLetters, 1)[0].Message.Timestamp.UnixTimestampMs.ShouldBe(1_704_412_800_000_000);
    }

    [Fact]
    public async Task DeadLetter_BrokerRefusesItsTime_IsWrittenWithoutIt()
    {
        var release = new TaskCompletionSource();
        var handler = new RecordingHandler(async (_, _) =>
        {
            await release.Task;
            throw new FormatException("poison");
        });
        await _topics.WriteAsync(["poison"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);
        await rig.Until(() => handler.Given.Count == 1, "in flight");
        _topics.Broker.FailNext(BrokerRequest.Produce, ErrorCode.InvalidTimestamp);

        release.SetResult();
        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        Text(_topics.Read(TestTopics.DeadLetters, 1)[0].Message, DeadLetterHeaders.OmittedTimestamp).ShouldNotBeEmpty();
        rig.Log.ShouldNotContain(line => line.Contains("consumption is held", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handle_PoisonAmongGoodOnes_StopsNothing()
    {
        var handler = new RecordingHandler((message, _) =>
            message.Offset % 5 == 0 ? throw new InvalidOperationException("poison") : Task.CompletedTask);
        await _topics.WriteAsync(Enumerable.Range(0, 50).Select(number => $"message {number}"));
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("MaxAttempts", "2"));

        await rig.Until(() => _topics.Committed()[0] == 50, "all committed");

        handler.Done.Count.ShouldBe(40);
        rig.Status.DeadLetters.ShouldBe(10);
        _topics.Read(TestTopics.DeadLetters, 10).Select(letter => Text(letter.Message, DeadLetterHeaders.Offset)).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 10).Select(number => $"{number * 5}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DeadLetter_TopicRefusesForAWhile_HoldsConsumptionUntilItIsWritten()
    {
        var release = new TaskCompletionSource();
        var handler = new RecordingHandler(async (message, _) =>
        {
            await release.Task;
            throw new FormatException($"poison {message.Offset}");
        });
        await _topics.WriteAsync(["poison"]);
        await using var rig = await IngestRig.StartAsync(
            _topics, handler, ("FirstRetryDelay", "00:00:00.2"), ("MaxRetryDelay", "00:00:00.3"));
        await rig.Until(() => handler.Given.Count == 1, "in flight");
        _topics.Broker.FailNext(BrokerRequest.Produce, Enumerable.Repeat(ErrorCode.TopicAuthorizationFailed, 3).ToArray());

        release.SetResult();
        await rig.Until(() => rig.Status is { Paused: true, Held.Count: 1 }, "consumption held");
        _topics.Committed().ShouldBe([0]);

        await rig.Until(() => rig.Status is { Paused: false, DeadLetters: 1 }, "the dead letter written and consumption resumed");
        await rig.Until(() => _topics.Committed()[0] == 1, "committed");
    }

    public void Dispose() => _topics.Dispose();

    private static string Text(Message<byte[], byte[]> message, string header) =>
        Encoding.UTF8.GetString(message.Headers.GetLastBytes(header));
}
