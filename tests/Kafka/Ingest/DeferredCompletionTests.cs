using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

public sealed class DeferredCompletionTests : IDisposable
{
    private readonly TestTopics _topics = new();
    private readonly TaskCompletionSource _summary = new();

    [Fact]
    public async Task Complete_Pending_HoldsTheOffsetButNotTheBudget()
    {
        var handler = new RecordingHandler(pending: _ => cancel => _summary.Task.WaitAsync(cancel));
        await _topics.WriteAsync(["a", "b", "c", "d"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("MaxInFlightMessages", "1"));

        await rig.Until(() => handler.Done.Count == 4 && rig.Status.InFlightMessages == 0, "all handled");
        rig.Status.Partitions[0].InFlight.ShouldBe(4);
        _topics.Committed().ShouldBe([0]);
        _summary.SetResult();

        await rig.Until(() => _topics.Committed()[0] == 4, "committed");
    }

    [Fact]
    public async Task Complete_FailsForLong_IsTriedAgainWithoutHandlingAgain()
    {
        var failures = 0;
        var handler = new RecordingHandler(pending: _ => _ =>
            Interlocked.Increment(ref failures) <= 10 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        await _topics.WriteAsync(["a"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("MaxAttempts", "2"));

        await rig.Until(() => _topics.Committed()[0] == 1, "committed");

        handler.Given["in/0/0"].ShouldBe(1);
        failures.ShouldBe(11);
        rig.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public async Task Complete_FailsForGood_IsADeadLetterThatNamesItAndHoldsNothing()
    {
        var handler = new RecordingHandler(pending: message => message.Offset == 1 ? _ => throw new FormatException("state 'x' is damaged") : null);
        await _topics.WriteAsync(["a", "b", "c"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);

        await rig.Until(() => _topics.Committed()[0] == 3, "committed");

        handler.Given["in/0/1"].ShouldBe(1);
        var letter = _topics.Read(TestTopics.DeadLetters, 1).ShouldHaveSingleItem().Message;
        letter.Value.ShouldBeNull();
        Text(letter, DeadLetterHeaders.Code).ShouldBe("not-completed");
        Text(letter, DeadLetterHeaders.Offset).ShouldBe("1");
        Text(letter, DeadLetterHeaders.Message).ShouldContain("The summary of a test failed for good");
        Text(letter, DeadLetterHeaders.Message).ShouldContain("state 'x' is damaged");
    }

    [Fact]
    public async Task Complete_BrokerDoesNotWork_ManyWaitAndOneTries()
    {
        var broken = true;
        var (tries, late) = (0, 0);
        var handler = new RecordingHandler(pending: _ => async cancel =>
        {
            Interlocked.Increment(ref tries);
            await _summary.Task.WaitAsync(cancel);
            if (Volatile.Read(ref broken))
            {
                Interlocked.Increment(ref late);
                throw new ProduceFailedException("The broker is gone.");
            }
        });
        await _topics.WriteAsync(Enumerable.Range(0, 500).Select(i => $"m{i}"));
        await using var rig = await IngestRig.StartAsync(_topics, handler, ("CircuitPause", "00:00:00.02"), ("MaxCircuitPause", "00:00:00.02"));
        await rig.Until(() => Volatile.Read(ref tries) == 500, "all wait for their summary");

        _summary.SetResult();
        await rig.Until(() => Volatile.Read(ref late) > 505, "some probes");
        rig.Status.Held.ShouldHaveSingleItem().ShouldStartWith("broker does not work");
        rig.Log.Count(line => line.Contains("The summary of a test failed", StringComparison.Ordinal)).ShouldBeLessThan(10);
        Volatile.Write(ref broken, false);

        await rig.Until(() => _topics.Committed()[0] == 500, "committed");
        rig.Status.Held.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_CompletionPutOff_IsFlushedAndCommitted()
    {
        RecordingHandler handler = null!;
        handler = new RecordingHandler(pending: _ => async cancel =>
        {
            while (handler.Flushes == 0)
            {
                await Task.Delay(1, cancel);
            }
        });
        await _topics.WriteAsync(["a", "b"]);
        await using var rig = await IngestRig.StartAsync(_topics, handler);
        await rig.Until(() => handler.Done.Count == 2, "handled");

        await rig.StopAsync();

        _topics.Committed().ShouldBe([2]);
    }

    [Fact]
    public async Task Stop_CompletionThatDoesNotFinish_IsAbandonedAndTheMessageComesAgain()
    {
        var handler = new RecordingHandler(pending: _ => cancel => Task.Delay(Timeout.InfiniteTimeSpan, cancel));
        await _topics.WriteAsync(["a"]);
        await using (var rig = await IngestRig.StartAsync(_topics, handler, ("DrainTimeout", "00:00:00.1")))
        {
            await rig.Until(() => handler.Done.Count == 1, "handled");
        }

        _topics.Committed().ShouldBe([0]);
        var free = new RecordingHandler();
        await using var again = await IngestRig.StartAsync(_topics, free);
        await again.Until(() => _topics.Committed()[0] == 1, "done the second time");
        free.Given.Keys.ShouldBe(["in/0/0"]);
    }

    public void Dispose() => _topics.Dispose();

    private static string Text(Message<byte[], byte[]> letter, string header) => Encoding.UTF8.GetString(letter.Headers.GetLastBytes(header));
}
