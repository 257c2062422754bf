using ScenarioOrleans.Kafka.Consuming;

namespace ScenarioOrleans.Kafka.Tests.Consuming;

public sealed class ConsumptionGateTests
{
    [Fact]
    public void IsClosed_TwoHolds_UntilBothEnd()
    {
        var gate = new ConsumptionGate();
        var first = gate.Close("storage");
        var second = gate.Close("storage");
        gate.Reasons.ShouldBe(["storage"]);

        first.Dispose();
        first.Dispose();
        gate.IsClosed.ShouldBeTrue();
        second.Dispose();

        gate.IsClosed.ShouldBeFalse();
        gate.Reasons.ShouldBeEmpty();
    }
}
