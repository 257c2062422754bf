using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>Messages that are given up although something of them is done.</summary>
public sealed class GiveUpTests : IDisposable
{
    private static readonly ListHeader Missing = new("missing", "missing-part", ["""["Voice","F","C"]"""u8.ToArray()]);

    private readonly TestTopics _topics = new();

    [Fact]
    public async Task Handle_FailsForGoodInPart_BuriesThePartAndFinishesTheRest()
    {
        var shown = new TaskCompletionSource();
        var handler = Refusing(_ => new GiveUpPlan(Missing, Pending.Of(_ => shown.Task, new RecordPosition("in", 0, 0))));
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        var letter = _topics.Read(TestTopics.DeadLetters, 1)[0].Message;
        Encoding.UTF8.GetString(letter.Headers.GetLastBytes(Missing.Name)).ShouldBe("""[["Voice","F","C"]]""");
        _topics.Committed().ShouldBe([0]);
        shown.SetResult();
        await rig.Until(() => _topics.Committed()[0] == 1, "committed");
    }

    [Fact]
    public async Task Handle_FailsAfterAllWasDone_IsNoDeadLetter()
    {
        var handler = Refusing(_ => new GiveUpPlan(Missing with { Items = [] }, Handled.Done));
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        rig.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public async Task Assess_FailsAtFirst_IsTriedAgainAndThenForced()
    {
        var looks = 0;
        var handler = Refusing(last => last ? GiveUpPlan.Whole : Interlocked.Increment(ref looks) > 0 ? throw new InvalidOperationException("not now") : null!);
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("MaxAttempts", "3"));

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        looks.ShouldBe(3);
        _topics.Read(TestTopics.DeadLetters, 1)[0].Message.Headers.TryGetLastBytes(Missing.Name, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Receive_MessageThatTheBatchHandlerRefuses_IsHandledAlone()
    {
        var single = new RecordingHandler();
        var batching = new BatchingHandler();
        await _topics.WriteAsync(["b0"]);
        await _topics.WriteAsync(new Message<byte[], byte[]> { Value = "b1"u8.ToArray(), Headers = [new Header("alone", [1])] });
        await _topics.WriteAsync(new Message<byte[], byte[]> { Value = "b2"u8.ToArray(), Headers = [new Header("other", [1])] });
        await using var rig = await IngestRig.StartAsync(_topics, single, batching);

        await rig.Until(() => _topics.Committed()[0] == 3, "committed");

        single.Given.Keys.ShouldBe(["in/0/1"]);
        batching.Values.ShouldBe(["b0", "b2"], ignoreOrder: true);
    }

    public void Dispose() => _topics.Dispose();

    private static RecordingHandler Refusing(Func<bool, GiveUpPlan> look) =>
        new((_, _) => throw new FormatException("damaged"), look: look);
}
