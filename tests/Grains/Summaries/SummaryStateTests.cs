using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Grains.Summaries;

namespace ScenarioOrleans.Grains.Tests.Summaries;

public sealed class SummaryStateTests
{
    [Fact]
    public void Next_Revision_IsOneMore() => new SummaryState(4).Next().Revision.ShouldBe(5);

    [Fact]
    public void ToBlock_AnyRevision_ReadsBack() =>
        SummaryState.FromBlock(new SummaryState(long.MaxValue).ToBlock(), "org/plan").ShouldBe(new SummaryState(long.MaxValue));

    [Fact]
    public void FromBlock_LastByteChanged_IsDamaged()
    {
        var block = new SummaryState(7).ToBlock();
        block[^1] ^= 1;

        Should.Throw<DamagedStateException>(() => SummaryState.FromBlock(block, "org/plan")).Message.ShouldContain("org/plan");
    }
}
