using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class GroupListStateTests
{
    private static readonly SnapshotVersion First = new(1, 0, 1);
    private static readonly SnapshotVersion Second = new(2, 0, 2);
    private static readonly SnapshotVersion Third = new(3, 0, 3);

    private const string FirstFormat = "534F020102000000000000000000000002000000000000000101620101610101632C89DB26";

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
        var state = GroupListState.Empty.Replace(First, ["ä/ö", "b"]).Replace(Second, ["b"]).Wrote(true);

        var read = GroupListState.FromBlock(state.ToBlock(), "grain");

        read.Version.ShouldBe(state.Version);
        read.Current.ShouldBe(state.Current);
        read.Stale.ShouldBe(state.Stale);
        read.OrganizationIsNumber.ShouldBe(true);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Wrote_NumberAndText_IsTextInEitherOrder(bool first, bool second) =>
        GroupListState.Empty.Wrote(first).Wrote(second).OrganizationIsNumber.ShouldBe(false);

    /// <summary>The lists of the first version had no organization; the block is one that it wrote.</summary>
    [Fact]
    public void FromBlock_OfTheFirstFormat_DoesNotKnowHowTheOrganizationIsWritten()
    {
        var state = GroupListState.FromBlock(Convert.FromHexString(FirstFormat), "grain");

        state.Version.ShouldBe(Second);
        state.Current.ShouldBe(["b"]);
        state.Stale.ShouldBe(["a"]);
        state.Running.ShouldBe(["c"]);
        state.OrganizationIsNumber.ShouldBeNull();
    }

    [Fact]
    public void FromBlock_EndsTooEarly_IsRefusedNamingTheGrain() =>
        Should.Throw<DamagedStateException>(() => GroupListState.FromBlock(StateBlock.Seal(StateKind.GroupList, 2, new byte[23]), "grain")).Message.ShouldContain("grain");
}
