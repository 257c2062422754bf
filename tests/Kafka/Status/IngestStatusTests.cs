using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Status;

/// <summary>When the poll loop counts as hanging.</summary>
public sealed class IngestStatusTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<KafkaInstruments>().BuildServiceProvider();
    private readonly ManualTime _time = new();
    private readonly IngestStatus _status;

    public IngestStatusTests() => _status = new IngestStatus(
        _services.GetRequiredService<KafkaInstruments>(), new InFlightBudget(1, 1), new ConsumptionGate(), new Assignment(), _time);

    [Fact]
    public void IsOverdue_BeforeTheFirstRound_Never()
    {
        _time.Advance(TimeSpan.FromHours(1));

        _status.Snapshot().IsOverdue.ShouldBeFalse();
        _status.Snapshot().SincePoll.ShouldBeNull();
    }

    [Fact]
    public void IsOverdue_NoRoundForOverAMinute_UntilTheNext()
    {
        _status.Polled();
        _time.Advance(TimeSpan.FromSeconds(60));
        _status.Snapshot().IsOverdue.ShouldBeFalse();
        _time.Advance(TimeSpan.FromTicks(1));
        _status.Snapshot().IsOverdue.ShouldBeTrue();
        _status.Snapshot().SincePoll.ShouldBe(TimeSpan.FromSeconds(60) + TimeSpan.FromTicks(1));

        _status.Polled();

        _status.Snapshot().IsOverdue.ShouldBeFalse();
    }

    [Fact]
    public void IsOverdue_LoopMayWaitForARevocation_OnlyAfterIt()
    {
        _status.Polled();
        _status.MayTake(TimeSpan.FromMinutes(5));

        _time.Advance(TimeSpan.FromMinutes(6));
        _status.Snapshot().IsOverdue.ShouldBeFalse();
        _time.Advance(TimeSpan.FromTicks(1));

        _status.Snapshot().IsOverdue.ShouldBeTrue();
    }

    public void Dispose() => _services.Dispose();
}
