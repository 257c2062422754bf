using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>One of two silos of a group leaves. The embedded broker takes 3 seconds to form a group and again to change it.</summary>
public sealed class GroupLeaveTests : IDisposable
{
    private static readonly (string, string) InGroup = ("JoinGroup", "true");

    private readonly TestTopics _topics = new(partitions: 4);

    [Fact]
    public async Task Join_MoreMembersThanPartitions_TheSurplusOneHasJoinedToo()
    {
        using var topics = new TestTopics(partitions: 1);
        await using var first = await IngestRig.StartAsync(topics, new RecordingHandler(), InGroup);
        await using var second = await IngestRig.StartAsync(topics, new RecordingHandler(), InGroup);

        await first.Until(() => first.Status.Joined && second.Status.Joined, "both have joined");

        (first.Status.Partitions.Count + second.Status.Partitions.Count).ShouldBe(1);
    }

    [Fact]
    public async Task Close_OneOfTwo_NothingIsLostAndEverythingIsCommitted()
    {
        var handler = new RecordingHandler();
        await _topics.WriteAsync(Enumerable.Range(0, 100).Select(number => $"{number}"));
        await using var staying = await IngestRig.StartAsync(_topics, handler, InGroup);
        await using (var leaving = await IngestRig.StartAsync(_topics, handler, InGroup))
        {
            await staying.OwnsAsync(2);
            await leaving.OwnsAsync(2);
            await _topics.WriteAsync(Enumerable.Range(100, 100).Select(number => $"{number}"));
            await staying.Until(() => handler.Done.Count == 200, "the first two hundred done");
        }

        await _topics.WriteAsync(Enumerable.Range(200, 100).Select(number => $"{number}"));
        await staying.OwnsAsync(4);
        await staying.Until(() => _topics.Committed().Sum() == 300, "all committed");

        handler.Done.Count.ShouldBe(300);
        _topics.Committed().ShouldBe([75, 75, 75, 75]);
    }

    public void Dispose() => _topics.Dispose();
}
