using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class RunningStateTests
{
    [Fact]
    public void With_MessagesInAnyOrderAndRepeated_HoldsEachOnce() =>
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, 30).Concat(Enumerable.Range(5, 10)).ToArray()).ToArbitrary(), offsets =>
        {
            var state = offsets.Aggregate(new RunningState(), AddOnce);

            return Enumerable.SequenceEqual(state.Days.ToBlock(), Sum(Enumerable.Range(0, 30)).ToBlock());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_RunThatIsPartlyIn_IsRefused()
    {
        var state = With([Run(3, 5)], Rows(3));

        state.CoverageOf(Run(5, 6)).ShouldBe(Coverage.Part);
        Should.Throw<InvalidOperationException>(() => state.Add([Run(5, 6)], DayOfWeek.Friday, Rows(5)));
    }

    [Fact]
    public void With_RunsOfSeveralPartitions_AreInAsAWhole()
    {
        OffsetRun[] runs = [Run(3, 5), new OffsetRun("t", 1, 8, 9), Run(7, 7)];
        var state = With(runs, Rows(3));

        state.CoverageOf(runs).ShouldBe(Coverage.Whole);
        state.CoverageOf(Run(3, 5), Run(7, 7)).ShouldBe(Coverage.Whole);
        state.CoverageOf(Run(3, 5), Run(6, 6)).ShouldBe(Coverage.Part);
        state.CoverageOf(Run(6, 6), new OffsetRun("t", 1, 7, 7)).ShouldBe(Coverage.None);
    }

    [Fact]
    public void With_OtherPartitionOrTopic_IsAnotherSet()
    {
        var state = With([new OffsetRun("a", 0, 1, 1)], Rows(1));

        state.CoverageOf(new OffsetRun("a", 1, 1, 1)).ShouldBe(Coverage.None);
        state.CoverageOf(new OffsetRun("b", 0, 1, 1)).ShouldBe(Coverage.None);
    }

    [Fact]
    public void FromBlock_OfToBlock_IsTheSameState()
    {
        var state = With([new OffsetRun("t", 0, 7, 9, 2)], Rows(4));
        state.Add([new OffsetRun("t", 1, 1_000_000_000_000, 1_000_000_000_000)], DayOfWeek.Tuesday, Rows(6));

        var read = RunningState.FromBlock(state.ToBlock(), "grain");

        read.Days.ToBlock().ShouldBe(state.Days.ToBlock());
        read.WeekStart.ShouldBe(DayOfWeek.Tuesday);
        read.AppliedFrom("t", 0).Floor.ShouldBe(2);
        read.AppliedFrom("t", 0).Ranges.ShouldBe([new AppliedOffsets.Range(7, 9)]);
        read.CoverageOf(new OffsetRun("t", 1, 1_000_000_000_000, 1_000_000_000_000)).ShouldBe(Coverage.Whole);
        read.ToBlock().ShouldBe(state.ToBlock());
    }

    [Fact]
    public void FromBlock_AnyFlippedBit_IsRefused()
    {
        var block = With([Run(1, 1)], Rows(2)).ToBlock();
        for (var bit = 0; bit < block.Length * 8; bit++)
        {
            var damaged = (byte[])block.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Should.Throw<DamagedStateException>(() => RunningState.FromBlock(damaged, "grain"));
        }
    }

    private static RunningState AddOnce(RunningState state, int offset)
    {
        if (state.CoverageOf(Run(offset, offset)) == Coverage.None)
        {
            state.Add([Run(offset, offset)], DayOfWeek.Friday, Rows(offset));
        }

        return state;
    }

    private static RunningState With(OffsetRun[] runs, DaySums days)
    {
        var state = new RunningState();
        state.Add(runs, DayOfWeek.Monday, days);
        return state;
    }

    private static OffsetRun Run(long first, long last) => new("t", 0, first, last);

    private static DaySums Sum(IEnumerable<int> offsets)
    {
        var sum = new DaySums();
        foreach (var offset in offsets)
        {
            sum.Merge(Rows(offset));
        }

        return sum;
    }

    /// <summary>The rows of message <paramref name="offset"/>: one, on a day and with a volume that depend on it.</summary>
    private static DaySums Rows(int offset)
    {
        var json = $$"""{"organizationId":1,"weekly":[{"Week":"2024-01-{{(offset % 28) + 1:00}}","Contact Type":"V","Staff Type":"F","Call Center":"C","Volume":{{offset}}.25}]}""";
        return MessageFolder.Fold(System.Text.Encoding.UTF8.GetBytes(json), new FoldLimits()).Message!.Groups[0].Days;
    }
}
