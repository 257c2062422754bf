using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>What messages need does not work for anybody for a while.</summary>
public sealed class OutageTests : IDisposable
{
    private static readonly (string Name, string Value)[] Quick =
        [("MaxAttempts", "3"), ("CircuitPause", "00:00:00.02"), ("MaxCircuitPause", "00:00:00.05")];

    private readonly TestTopics _topics = new();

    [Fact]
    public async Task Handle_StorageDownForAWhile_HoldsConsumptionAndLosesNothing()
    {
        var down = true;
        var handler = new RecordingHandler((_, _) => Volatile.Read(ref down) ? throw new StorageFault("disk full") : Task.CompletedTask);
        await _topics.WriteAsync(Enumerable.Range(0, 50).Select(number => $"message {number}"));
        await using var rig = await IngestRig.StartAsync(_topics, handler, Quick);

        await rig.Until(() => rig.Status is { Paused: true, Held.Count: 1 }, "consumption held");
        await rig.Until(() => handler.Given.Values.Sum() > 60, "several probes");
        rig.Status.DeadLetters.ShouldBe(0);
        Volatile.Write(ref down, false);

        await rig.Until(() => _topics.Committed()[0] == 50, "all committed");
        rig.Status.DeadLetters.ShouldBe(0);
        rig.Status.Held.ShouldBeEmpty();
        handler.Done.Count.ShouldBe(50);
    }

    [Fact]
    public async Task Handle_DatabaseDamaged_SendsNothingToTheDeadLetters()
    {
        var handler = new RecordingHandler((_, _) => throw new StorageFault("no database") { IsOutage = true });
        await _topics.WriteAsync(Enumerable.Range(0, 20).Select(number => $"message {number}"));
        await using var rig = await IngestRig.StartAsync(_topics, handler, [.. Quick, ("DrainTimeout", "00:00:00.05")]);

        await rig.Until(() => rig.Status.Held.Count == 1 && handler.Given.Values.Sum() > 30, "several probes");

        rig.Status.DeadLetters.ShouldBe(0);
        _topics.Committed().ShouldBe([0]);
    }

    [Fact]
    public async Task Handle_OneMessageThatAlwaysTimesOut_IsBuriedAndTheOthersGoOn()
    {
        var handler = new RecordingHandler((message, _) => message.Offset == 3 ? throw new TimeoutException("too slow") : Task.CompletedTask);
        await _topics.WriteAsync(Enumerable.Range(0, 10).Select(number => $"message {number}"));
        await using var rig = await IngestRig.StartAsync(_topics, handler, Quick);

        await rig.Until(() => _topics.Committed()[0] == 10, "all committed");

        rig.Status.DeadLetters.ShouldBe(1);
        System.Text.Encoding.UTF8.GetString(_topics.Read(TestTopics.DeadLetters, 1)[0].Message.Headers.GetLastBytes(DeadLetterHeaders.Offset)).ShouldBe("3");
    }

    public void Dispose() => _topics.Dispose();
}
