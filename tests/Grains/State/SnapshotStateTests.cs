using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class SnapshotStateTests
{
    private static readonly SnapshotVersion Early = new(1_000, 3, 9);
    private static readonly SnapshotVersion Late = new(1_000, 3, 10);

    [Fact]
    public void Replace_LaterVersion_Holds() =>
        SnapshotState.Empty.Replace(Early, DayOfWeek.Monday, [1]).Replace(Late, DayOfWeek.Monday, [2]).Days.ShouldBe([2]);

    [Fact]
    public void Replace_EarlierVersion_ChangesNothing()
    {
        var held = SnapshotState.Empty.Replace(Late, DayOfWeek.Monday, [2]);

        held.Replace(Early, DayOfWeek.Monday, [1]).ShouldBeSameAs(held);
    }

    [Fact]
    public void Replace_SameVersionAgain_ChangesNothing()
    {
        var held = SnapshotState.Empty.Replace(Late, DayOfWeek.Monday, [2]);

        held.Replace(Late, DayOfWeek.Monday, [2]).ShouldBeSameAs(held);
    }

    [Fact]
    public void FromBlock_OfToBlock_IsTheSameState()
    {
        var held = SnapshotState.Empty.Replace(new SnapshotVersion(-5, 0, long.MaxValue), DayOfWeek.Monday, [1, 2, 3, 255]);

        var read = SnapshotState.FromBlock(held.ToBlock(), "grain");

        read.Version.ShouldBe(held.Version);
        read.WeekStart.ShouldBe(DayOfWeek.Monday);
        read.Days.ShouldBe(held.Days);
    }

    [Fact]
    public void ToBlock_KnownState_HasGoldenBytes() =>
        Convert.ToHexString(new SnapshotState(new SnapshotVersion(1, 2, 3), DayOfWeek.Friday, [0xAB]).ToBlock())
            .ShouldStartWith("534F0101" + "0100000000000000" + "02000000" + "0300000000000000" + "05" + "AB");

    [Fact]
    public void FromBlock_NoBytes_IsEmpty() => SnapshotState.FromBlock([], "grain").ShouldBe(SnapshotState.Empty);

    [Fact]
    public void FromBlock_AnyFlippedBit_IsRefusedNamingTheGrain()
    {
        var block = new SnapshotState(Early, DayOfWeek.Sunday, [1, 2, 3]).ToBlock();
        for (var bit = 0; bit < block.Length * 8; bit++)
        {
            var damaged = (byte[])block.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Should.Throw<DamagedStateException>(() => SnapshotState.FromBlock(damaged, "org/plan")).Message.ShouldContain("org/plan");
        }
    }

    [Fact]
    public void FromBlock_NewerFormat_IsRefusedAsNewer()
    {
        var block = StateBlock.Seal(StateKind.Snapshot, formatVersion: 9, new byte[40]);

        Should.Throw<DamagedStateException>(() => SnapshotState.FromBlock(block, "grain")).Message.ShouldContain("format 9");
    }

    [Fact]
    public void FromBlock_OtherKind_IsRefused() =>
        Should.Throw<DamagedStateException>(() => SnapshotState.FromBlock(GroupListState.Empty.ToBlock(), "grain"));
}
