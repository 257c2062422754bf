using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Tests.Kafka.Support;

namespace ScenarioOrleans.Silo.Tests.Kafka.Ingest;

/// <summary>Messages that are given up although something of them is done.</summary>
public sealed class RemainsTests : IDisposable
{
    private static readonly GroupKey Group = new("Voice", "F", "C");

    private readonly TestTopics _topics = new();

    [Fact]
    public async Task Handle_FailsForGoodInPart_BuriesThePartAndFinishesTheRest()
    {
        var shown = new TaskCompletionSource();
        var handler = Refusing(_ => new Remains([Group], _ => shown.Task));
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        var letter = _topics.Read(TestTopics.DeadLetters, 1)[0].Message;
        Encoding.UTF8.GetString(letter.Headers.GetLastBytes(RemainingGroups.Header)).ShouldBe("""[["Voice","F","C"]]""");
        _topics.Committed().ShouldBe([0]);
        shown.SetResult();
        await rig.Until(() => _topics.Committed()[0] == 1, "committed");
    }

    [Fact]
    public async Task Handle_FailsAfterAllWasDone_IsNoDeadLetter()
    {
        var handler = Refusing(_ => new Remains([], null));
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        rig.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public async Task Look_FailsAtFirst_IsTriedAgainAndThenForced()
    {
        var looks = 0;
        var handler = Refusing(last => last ? Remains.Whole : Interlocked.Increment(ref looks) > 0 ? throw new InvalidOperationException("not now") : null!);
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("MaxAttempts", "3"));

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        looks.ShouldBe(3);
        _topics.Read(TestTopics.DeadLetters, 1)[0].Message.Headers.TryGetLastBytes(RemainingGroups.Header, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Receive_MessageForSomeGroups_IsHandledAlone()
    {
        var single = new RecordingHandler();
        var batching = new BatchingHandler();
        await _topics.WriteAsync(["b0"]);
        await _topics.WriteAsync(new Message<byte[], byte[]> { Value = "b1"u8.ToArray(), Headers = [new Header(RemainingGroups.Header, [1])] });
        await _topics.WriteAsync(new Message<byte[], byte[]> { Value = "b2"u8.ToArray(), Headers = [new Header("other", [1])] });
        await using var rig = await IngestRig.StartAsync(_topics, single, batching);

        await rig.Until(() => _topics.Committed()[0] == 3, "committed");

        single.Given.Keys.ShouldBe(["in/0/1"]);
        batching.Values.ShouldBe(["b0", "b2"], ignoreOrder: true);
    }

    public void Dispose() => _topics.Dispose();

    private static RecordingHandler Refusing(Func<bool, Remains> look) =>
        new((_, _) => throw new FormatException("damaged"), look: look);
}
