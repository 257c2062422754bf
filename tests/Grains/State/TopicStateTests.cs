using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class TopicStateTests
{
    private const string Golden = "534F0701020161016215386CEB";

    [Fact]
    public void NumberOf_TopicsInTurn_IsTheOrderInWhichTheyWereSeen()
    {
        var state = TopicState.Empty.With("a").With("b");

        state.NumberOf("a").ShouldBe(0);
        state.NumberOf("b").ShouldBe(1);
        state.NumberOf("c").ShouldBeNull();
        state.With("a").ShouldBeSameAs(state, "a topic that comes back is the one it was");
    }

    [Fact]
    public void FromBlock_OfToBlock_IsTheSame()
    {
        var read = TopicState.FromBlock(TopicState.Empty.With("a").With("b").ToBlock(), "t");

        (read.NumberOf("a"), read.NumberOf("b")).ShouldBe((0, 1));
    }

    [Fact]
    public void ToBlock_Bytes_AreThoseOfWhatIsStored() => Convert.ToHexString(TopicState.Empty.With("a").With("b").ToBlock()).ShouldBe(Golden);

    [Fact]
    public void FromBlock_Nothing_IsEmpty() => TopicState.FromBlock([], "t").ShouldBeSameAs(TopicState.Empty);

    [Fact]
    public void FromBlock_CutOff_IsDamaged()
    {
        var cut = StateBlock.Seal(StateKind.Topic, 1, [2, 1, (byte)'a']);

        Should.Throw<DamagedStateException>(() => TopicState.FromBlock(cut, "t"));
    }
}
