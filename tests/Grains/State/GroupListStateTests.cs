using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class GroupListStateTests
{
    private static readonly SourcePosition First = new("t", 0, 1, 1);
    private static readonly SourcePosition Second = new("t", 0, 2, 2);
    private static readonly SourcePosition Third = new("t", 0, 3, 3);

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
    public void Replace_LaterOffsetWithAnEarlierTime_Holds()
    {
        var state = GroupListState.Empty.Replace(new SourcePosition("t", 4, 7, 4_000), ["a"]).Replace(new SourcePosition("t", 4, 8, 1_000), ["b"]);

        state.Current.ShouldBe(["b"]);
        state.Version.ShouldBe(new SnapshotVersion(4_000, 4, 8), "what aggregates are given is later than what they have");
    }

    [Fact]
    public void Replace_EarlierOffsetWithALaterTime_ChangesNothing()
    {
        var state = GroupListState.Empty.Replace(new SourcePosition("t", 4, 8, 1_000), ["b"]);

        state.Replace(new SourcePosition("t", 4, 7, 4_000), ["a"]).ShouldBeSameAs(state);
    }

    [Fact]
    public void Replace_OfTheTopicMadeAnew_IsLaterByItsTimeWhateverItsOffset()
    {
        var made = new SourcePosition("t", 0, 0, 5, "t@1");
        var state = GroupListState.Empty.Replace(Third, ["a"]).Replace(made, ["b"]);

        state.Current.ShouldBe(["b"]);
        state.IsOf(made).ShouldBeTrue();
        GroupListState.FromBlock(state.ToBlock(), "s").IsOf(made with { Log = null }).ShouldBeFalse("the first topic's message at that place is another");
    }

    [Fact]
    public void Replace_OfAnotherPartitionOrTopic_IsJudgedByItsTime()
    {
        var state = GroupListState.Empty.Replace(new SourcePosition("t", 4, 8, 1_000), ["b"]);

        state.Replace(new SourcePosition("t", 5, 1, 999), ["a"]).ShouldBeSameAs(state);
        state.Replace(new SourcePosition("t", 5, 1, 1_001), ["a"]).Current.ShouldBe(["a"]);
        state.Replace(new SourcePosition("u", 4, 1, 1_001), ["a"]).Current.ShouldBe(["a"]);
    }

    [Fact]
    public void Replace_AnySnapshotsInAnyOrder_OnlyEverRaiseTheVersion() =>
        Prop.ForAll(
            (from partition in Gen.Choose(0, 2) from offset in Gen.Choose(0, 9) from time in Gen.Choose(0, 5) select new SourcePosition("t", partition, offset, time))
            .ArrayOf().ToArbitrary(),
            sources =>
            {
                var state = GroupListState.Empty;
                foreach (var source in sources)
                {
                    var next = state.Replace(source, ["a"]);
                    if (!ReferenceEquals(next, state) && (next.Version <= state.Version || !next.IsOf(source)))
                    {
                        return false;
                    }

                    state = next;
                }

                return true;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Forget_BySnapshotThatHolds_DropsTheStale() =>
        GroupListState.Empty.Replace(First, ["a"]).Replace(Second, []).Forget(Second.Version).Stale.ShouldBeEmpty();

    [Fact]
    public void Forget_ByEarlierSnapshot_KeepsTheStaleForTheLater() =>
        GroupListState.Empty.Replace(First, ["a"]).Replace(Second, []).Replace(Third, []).Forget(Second.Version).Stale.ShouldBe(["a"]);

    [Fact]
    public void FromBlock_OfToBlock_IsTheSameState()
    {
        var state = GroupListState.Empty.Replace(First, ["ä/ö", "b"]).Replace(Second, ["b"]).Wrote(true);

        var read = GroupListState.FromBlock(state.ToBlock(), "grain");

        read.Version.ShouldBe(state.Version);
        read.Current.ShouldBe(state.Current);
        read.Stale.ShouldBe(state.Stale);
        read.OrganizationIsNumber.ShouldBe(true);
        read.Topic.ShouldBe("t");
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

        state.Version.ShouldBe(Second.Version);
        state.Topic.ShouldBeNull();
        state.Current.ShouldBe(["b"]);
        state.Stale.ShouldBe(["a"]);
        state.Running.ShouldBe(["c"]);
        state.OrganizationIsNumber.ShouldBeNull();
    }

    [Fact]
    public void FromBlock_EndsTooEarly_IsRefusedNamingTheGrain() =>
        Should.Throw<DamagedStateException>(() => GroupListState.FromBlock(StateBlock.Seal(StateKind.GroupList, 2, new byte[23]), "grain")).Message.ShouldContain("grain");
}
