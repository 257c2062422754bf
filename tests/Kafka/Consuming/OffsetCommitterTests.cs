using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Telemetry;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Consuming;

/// <summary>Commits that take longer than a revocation.</summary>
public sealed class OffsetCommitterTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<KafkaInstruments>().BuildServiceProvider();
    private readonly List<TopicPartitionOffset> _committed = [];
    private readonly ManualResetEventSlim _answer = new(initialState: true);
    private readonly SemaphoreSlim _asked = new(0);
    private readonly PartitionState _work = new(new TopicPartition("in", 0), 0);
    private readonly InputTopic _topic = new(Microsoft.Extensions.Options.Options.Create(new KafkaOptions()));
    private readonly InputConsumer _consumer;
    private readonly OffsetCommitter _committer;

    public OffsetCommitterTests()
    {
        _consumer = FakeConsumer.Create(("Commit", arguments =>
        {
            _asked.Release();
            _answer.Wait(Wait.Limit);
            lock (_committed)
            {
                _committed.AddRange((IEnumerable<TopicPartitionOffset>)arguments[0]!);
            }

            return null;
        }
        ));
        _committer = new OffsetCommitter(
            new PlainOffsetCommit(_services.GetRequiredService<KafkaInstruments>(), Watches.Idle(TimeProvider.System), NullLogger<PlainOffsetCommit>.Instance),
            _topic);
    }

    [Fact]
    public void TryEnd_WorkDone_CommitsItAndNothingAfterwards()
    {
        Do(0, 1);

        _committer.TryEnd(_consumer, [_work], commit: true, Wait.Limit).ShouldBeTrue();
        Do(2);
        _committer.Commit(_consumer, [_work]);

        _committed.Select(entry => entry.Offset.Value).ShouldBe([2]);
    }

    [Fact]
    public void TryEnd_PartitionIsSomebodyElsesAlready_CommitsNothing()
    {
        Do(0);

        _committer.TryEnd(_consumer, [_work], commit: false, Wait.Limit).ShouldBeTrue();

        _committed.ShouldBeEmpty();
    }

    [Fact]
    public void Commit_BetweenTwoTopics_CommitsNothing()
    {
        Do(0);

        _topic.Hear(new LogMessage("client", SyslogLevel.Debug, "METADATA", $"[thrd:main]: Topic {new KafkaOptions().InputTopic} changed id from a to b"));
        _committer.Commit(_consumer, [_work]).ShouldBeFalse("it stays due");
        _committed.ShouldBeEmpty("the offset would count for the new topic");
        _topic.TakeUp();
        _committer.Commit(_consumer, [_work]);

        _committed.Select(entry => entry.Offset.Value).ShouldBe([1]);
    }

    [Fact]
    public async Task TryEnd_ACommitTakesLongerThanItMayButMayTakeThatLongAgain_WaitsForItsAnswer()
    {
        Do(0);
        _answer.Reset();
        var before = Task.Run(() => _committer.Commit(_consumer, [_work]));
        await _asked.WaitAsync(Wait.Limit);
        var asked = 0;

        var ended = await Task.Run(() => _committer.TryEnd(_consumer, [_work], commit: true, TimeSpan.FromMilliseconds(1), MayWait));

        ended.ShouldBeTrue();
        asked.ShouldBe(3);
        (await before).ShouldBeTrue();

        bool MayWait()
        {
            if (++asked == 3)
            {
                // The next look has all the time it needs.
                _answer.Set();
                before.Wait(Wait.Limit);
            }

            return true;
        }
    }

    [Fact]
    public async Task TryEnd_ACommitIsUnderWay_WaitsForItsAnswer()
    {
        Do(0);
        _answer.Reset();
        var before = Task.Run(() => _committer.Commit(_consumer, [_work]));
        await _asked.WaitAsync(Wait.Limit);

        var ending = Task.Run(() => _committer.TryEnd(_consumer, [_work], commit: true, Wait.Limit));
        ending.IsCompleted.ShouldBeFalse();
        _answer.Set();

        (await ending).ShouldBeTrue();
        await before;
        _committed.Select(entry => entry.Offset.Value).ShouldBe([1]);
    }

    [Fact]
    public async Task TryEnd_ACommitGetsNoAnswer_NoOtherBeginsWhenItDoes()
    {
        Do(0);
        _answer.Reset();
        var before = Task.Run(() => _committer.Commit(_consumer, [_work]));
        await _asked.WaitAsync(Wait.Limit);

        _committer.TryEnd(_consumer, [_work], commit: true, TimeSpan.FromMilliseconds(20)).ShouldBeFalse();
        Do(1);
        _answer.Set();
        await before;

        _committer.Commit(_consumer, [_work]).ShouldBeFalse();
        _committed.Select(entry => entry.Offset.Value).ShouldBe([1]);
    }

    public void Dispose()
    {
        _work.Dispose();
        _answer.Dispose();
        _asked.Dispose();
        _services.Dispose();
    }

    private void Do(params long[] offsets)
    {
        foreach (var offset in offsets)
        {
            _work.TryBegin(offset);
            _work.Complete(offset);
        }
    }
}
