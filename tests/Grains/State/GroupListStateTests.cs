using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class GroupListStateTests
{
    private static readonly SnapshotVersion First = new(1, 0, 1);
    private static readonly SnapshotVersion Second = new(2, 0, 2);
    private static readonly SnapshotVersion Third = new(3, 0, 3);

    [Fact]
    public void Replace_LaterSnapshotLacksAGroup_GroupIsStale()
    {
        var state = GroupListState.Empty.Replace(First, ["a", "b"]).Replace(Second, ["b", "c"]);

        state.Current.ShouldBe(["b", "c"]);
        state.Stale.ShouldBe(["a"]);
    }

    [Fact]
    public void Replace_StaleGroupComesBack_IsCurrentAgain()
    {
        var state = GroupListState.Empty.Replace(First, ["a"]).Replace(Second, []).Replace(Third, ["a"]);

        state.Current.ShouldBe(["a"]);
        state.Stale.ShouldBeEmpty();
    }

    [Fact]
    public void Replace_EarlierSnapshot_ChangesNothing()
    {
        var state = GroupListState.Empty.Replace(Second, ["b"]);

        state.Replace(First, ["a"]).ShouldBeSameAs(state);
    }

    [Fact]
    public void Forget_BySnapshotThatHolds_DropsTheStale() =>
        GroupListState.Empty.Replace(First, ["a"]).Replace(Second, []).Forget(Second).Stale.ShouldBeEmpty();

    [Fact]
    public void Forget_ByEarlierSnapshot_KeepsTheStaleForTheLater() =>
        GroupListState.Empty.Replace(First, ["a"]).Replace(Second, []).Replace(Third, []).Forget(Second).Stale.ShouldBe(["a"]);

    [Fact]
    public void FromBlock_OfToBlock_IsTheSameState()
    {
        var state = GroupListState.Empty.Replace(First, ["ä/ö", "b"]).Replace(Second, ["b"]);

        var read = GroupListState.FromBlock(state.ToBlock(), "grain");

        read.Version.ShouldBe(state.Version);
        read.Current.ShouldBe(state.Current);
        read.Stale.ShouldBe(state.Stale);
    }
}
