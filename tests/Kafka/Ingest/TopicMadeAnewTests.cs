using System.Collections.Concurrent;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>The input topic is deleted and created again while it is read.</summary>
public sealed class TopicMadeAnewTests : IDisposable
{
    private readonly TestTopics _topics = new(partitions: 2);
    private readonly ConcurrentQueue<IncomingMessage> _seen = new();

    /// <summary>The new log is shorter, as long, or longer than what was read of the old one: only the first makes the client go back.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task Poll_WhileRunning_ReadsAllOfTheNewTopicUnderItsOwnId(int messages)
    {
        await using var rig = await IngestRig.StartAsync(_topics, new RecordingHandler(SeeAsync));
        await _topics.WriteAsync(Enumerable.Range(0, 4).Select(number => $"old {number}"), partition: 0);
        await rig.Until(() => _topics.Committed()[0] == 4, "the old topic's are done");

        MakeAnew();
        await _topics.WriteAsync(Enumerable.Range(0, messages).Select(number => $"new {number}"), partition: 0);
        await rig.Until(() => _topics.Committed()[0] == messages, "the new topic's are done");

        var ids = _seen.GroupBy(message => message.TopicId).ToDictionary(of => of.Key!, of => of.Select(message => message.Offset).Order().ToArray());
        ids.Count.ShouldBe(2, string.Join(',', _seen.Select(message => message)));
        ids[_seen.First().TopicId!].ShouldBe([0, 1, 2, 3]);
        ids.Single(of => of.Key != _seen.First().TopicId).Value.ShouldBe(Enumerable.Range(0, messages).Select(offset => (long)offset), "each once");
        rig.Log.ShouldContain(line => line.Contains("Topic in was made anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Poll_WhileSomeIsInFlight_AbandonsItAndCommitsNothingOfIt()
    {
        var release = new TaskCompletionSource();
        await using var rig = await IngestRig.StartAsync(_topics, new RecordingHandler(async (message, cancel) =>
        {
            await SeeAsync(message, cancel);
            if (_seen.First().TopicId == message.TopicId)
            {
                await release.Task;
            }
        }));
        await _topics.WriteAsync(Enumerable.Range(0, 4).Select(number => $"old {number}"), partition: 0);
        await rig.Until(() => _seen.Count == 4, "the old topic's are in flight");

        MakeAnew();
        await _topics.WriteAsync(["new"], partition: 0);
        await rig.Until(() => _seen.Count == 5, "the new topic's is handled");
        release.SetResult();
        await rig.Until(() => _topics.Committed()[0] == 1, "the new topic's is committed");

        _seen.Last().Offset.ShouldBe(0);
        await rig.Until(() => rig.Status.InFlightMessages == 0, "nothing is left in flight");
    }

    [Fact]
    public async Task Poll_NewTopicHasFewerPartitions_ReadsThose()
    {
        await using var rig = await IngestRig.StartAsync(_topics, new RecordingHandler(SeeAsync));
        await _topics.WriteAsync(["old"], partition: 1);
        await rig.Until(() => _topics.Committed()[1] == 1, "the old topic's is done");

        _topics.Broker.DeleteTopic(TestTopics.Input);
        _topics.Broker.CreateTopic(TestTopics.Input, 1);
        await _topics.WriteAsync(["new"], partition: 0);
        await rig.Until(() => _seen.Count == 2, "the new topic's is done");

        rig.Status.Partitions.Count.ShouldBe(1);
    }

    public void Dispose() => _topics.Dispose();

    private void MakeAnew()
    {
        _topics.Broker.DeleteTopic(TestTopics.Input);
        _topics.Broker.CreateTopic(TestTopics.Input, _topics.Partitions);
    }

    private Task SeeAsync(IncomingMessage message, CancellationToken cancel)
    {
        _seen.Enqueue(message);
        return Task.CompletedTask;
    }
}
