using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>Partitions move while messages are in flight. The embedded broker takes 3 seconds to form a group and again to change it.</summary>
public sealed class GroupRevokeTests : IDisposable
{
    private static readonly (string, string) InGroup = ("JoinGroup", "true");

    private readonly TestTopics _topics = new(partitions: 4);

    [Fact]
    public async Task Revoke_WorkInFlight_LateCompletionsCommitNothing()
    {
        var release = new TaskCompletionSource();
        var first = new RecordingHandler((_, _) => release.Task);
        await _topics.WriteAsync(Enumerable.Range(0, 8).Select(number => $"{number}"));
        await using var rig = await IngestRig.StartAsync(_topics, first, InGroup, ("RevokeTimeout", "00:00:00.05"));
        await rig.Until(() => first.Given.Count == 8, "all in flight");

        var second = new RecordingHandler();
        await using var joining = await IngestRig.StartAsync(_topics, second, InGroup);
        await rig.OwnsAsync(2);
        await joining.OwnsAsync(2);
        await joining.Until(() => second.Done.Count == 4, "what was abandoned came again");
        release.SetResult();

        await rig.Until(() => _topics.Committed().All(offset => offset == 2), "all committed by their owners");
        second.Given.Keys.ShouldAllBe(id => first.Given.ContainsKey(id));
    }

    [Fact]
    public async Task Revoke_FollowUpsPutOff_AreHastenedAndFinishedBeforeThePartitionsMove()
    {
        var hastened = new TaskCompletionSource();
        var first = new RecordingHandler(pending: _ => cancel => hastened.Task.WaitAsync(cancel), onFlush: () => hastened.TrySetResult());
        await _topics.WriteAsync(Enumerable.Range(0, 8).Select(number => $"{number}"));
        await using var rig = await IngestRig.StartAsync(_topics, first, InGroup);
        await rig.Until(() => first.Done.Count == 8, "all handled");
        _topics.Committed().ShouldBe([0, 0, 0, 0]);

        // Not that they are committed too: the embedded broker, unlike Kafka's own, takes no commits while a group comes together.
        await using var joining = await IngestRig.StartAsync(_topics, new RecordingHandler(), InGroup);
        await rig.OwnsAsync(2);
        await joining.OwnsAsync(2);

        await rig.Until(() => _topics.Committed().All(offset => offset == 2), "all committed");
        first.Flushes.ShouldBeGreaterThan(0);
        rig.Log.ShouldContain(line => line.Contains("Revoked", StringComparison.Ordinal) && line.Contains("with 0 messages abandoned", StringComparison.Ordinal));
    }

    public void Dispose() => _topics.Dispose();
}
