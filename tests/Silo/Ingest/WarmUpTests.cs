using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class WarmUpTests
{
    /// <summary>Whatever refuses the made-up messages would leave the first real ones to warm the code up.</summary>
    [Fact]
    public void Run_MadeUpMessages_AreFoldedToTheLastRow() => WarmUp.Run().ShouldBe(44);
}
