using ScenarioOrleans.Kafka.Flow;

namespace ScenarioOrleans.Kafka.Tests.Flow;

public sealed class ConsumptionPauseTests
{
    [Fact]
    public void IsPaused_TwoReasons_UntilBothEnd()
    {
        var pause = new ConsumptionPause();
        var first = pause.Add("storage", pauses: true);
        var second = pause.Add("storage", pauses: true);
        pause.Reasons.ShouldBe(["storage"]);

        first.Dispose();
        first.Dispose();
        pause.IsPaused.ShouldBeTrue();
        second.Dispose();

        pause.IsPaused.ShouldBeFalse();
        pause.Reasons.ShouldBeEmpty();
    }
}
