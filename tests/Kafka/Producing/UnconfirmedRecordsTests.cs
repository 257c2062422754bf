using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Producing;

public sealed class UnconfirmedRecordsTests
{
    private readonly ManualTime _time = new();
    private readonly UnconfirmedRecords _records;

    public UnconfirmedRecordsTests() => _records = new UnconfirmedRecords(_time);

    [Fact]
    public void Oldest_Nothing_IsNull() => _records.Oldest.ShouldBeNull();

    [Fact]
    public void Oldest_SomeConfirmed_IsTheFirstOfTheOthers()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        _records.Add(first.Task, "a");
        _time.Advance(TimeSpan.FromSeconds(3));
        _records.Add(second.Task, "b");
        _time.Advance(TimeSpan.FromSeconds(4));

        _records.Oldest.ShouldBe(("a", TimeSpan.FromSeconds(7)));
        first.SetException(new TimeoutException());
        _records.Oldest.ShouldBe(("b", TimeSpan.FromSeconds(4)));
        second.SetResult();
        _records.Oldest.ShouldBeNull();
    }

    [Fact]
    public void Oldest_ConfirmedOutOfOrder_IsTheOneThatWaits()
    {
        var waits = new TaskCompletionSource();
        _records.Add(waits.Task, "a");
        _records.Add(Task.CompletedTask, "b");

        _records.Oldest!.Value.Topic.ShouldBe("a");
        waits.SetResult();
        _records.Oldest.ShouldBeNull();
    }
}
