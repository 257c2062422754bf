using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Sums;

public sealed class DaySumsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Merge_AnyOrder_GivesTheSameBytes(int seed)
    {
        var random = new Random(seed);
        var parts = Enumerable.Range(0, random.Next(1, 12)).Select(_ => RandomDays.Of(random)).ToList();
        var expected = Merged(parts).ToBlock();
        Merged(parts.OrderBy(_ => random.Next())).ToBlock().ShouldBe(expected);
        Tree(parts, random).ToBlock().ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Retract_WhatWasMerged_GivesTheBytesFromBefore(int seed)
    {
        var random = new Random(seed);
        var days = RandomDays.Of(random);
        var before = days.ToBlock();
        var parts = Enumerable.Range(0, 5).Select(_ => RandomDays.Of(random)).ToList();
        parts.ForEach(days.Merge);
        foreach (var part in parts.OrderBy(_ => random.Next()))
        {
            days.Retract(part);
        }

        days.ToBlock().ShouldBe(before);
        days.Retract(days.Clone());
        days.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Merge_ItselfOrNothing_DoublesOrStays()
    {
        var days = RandomDays.Of(new Random(1));
        var twice = days.Clone();
        twice.Merge(days);
        days.Merge(new DaySums());
        days.Merge(days);
        days.ToBlock().ShouldBe(twice.ToBlock());
    }

    [Fact]
    public void Clone_ChangesByItself()
    {
        var random = new Random(2);
        var (original, other) = (RandomDays.Of(random), RandomDays.Of(random));
        var before = original.ToBlock();
        var clone = original.Clone();
        clone.Merge(other);
        original.ToBlock().ShouldBe(before);
        original.Merge(other);
        original.ToBlock().ShouldBe(clone.ToBlock());
        clone.Retract(other);
        clone.ToBlock().ShouldBe(before);
    }

    [Fact]
    public void Retract_WhatWasNeverMerged_ThrowsAndChangesNothing()
    {
        var days = Days("2024-01-05", "\"Volume\":5");
        var before = days.ToBlock();
        Should.Throw<InvalidOperationException>(() => days.Retract(Days("2024-01-06", "\"Volume\":5"))).Message.ShouldContain("2024-01-06");
        Should.Throw<InvalidOperationException>(() => days.Retract(Days("2024-01-05", "\"Volume\":4")));
        Should.Throw<InvalidOperationException>(() => days.Retract(Days("2024-01-05", "\"Abandons\":5")));
        Should.Throw<InvalidOperationException>(() => days.Retract(Days("2024-01-05", "\"Volume\":null")));
        days.ToBlock().ShouldBe(before);
    }

    [Fact]
    public void Retract_RowOfNulls_LeavesTheOthers()
    {
        var days = Days("2024-01-05", "\"Volume\":null");
        days.Merge(Days("2024-01-05", "\"Volume\":7"));
        days.Retract(Days("2024-01-05", "\"Volume\":7"));
        days.ToBlock().ShouldBe(Days("2024-01-05", "\"Volume\":null").ToBlock());
        days[new DateOnly(2024, 1, 5)]!.Rows.ShouldBe(1);
    }

    [Fact]
    public void Merge_MoreRowsThanSumExactly_ThrowsAndChangesNothing()
    {
        var day = new DayCell { Day = 5, Rows = DayCell.MaxRows };
        var (days, more) = (new DaySums([day]), new DaySums([new DayCell { Day = 4, Rows = 1 }, new DayCell { Day = 5, Rows = 1 }]));
        Should.Throw<OverflowException>(() => days.Merge(more)).Message.ShouldContain("0001-01-06");
        days.DayCount.ShouldBe(1);
    }

    [Fact]
    public void Sums_OfTheLargestValues_DoNotOverflow()
    {
        var full = new DayCell { Day = 5, Rows = DayCell.MaxRows };
        full.Sums[0] = Decimals.LimitUnits * DayCell.MaxRows;
        full.Counts[0] = DayCell.MaxRows;
        DaySums.FromBlock(new DaySums([full]).ToBlock()).Cells[0].Sums[0].ShouldBe(full.Sums[0]);

        // A whole week of such days is over what is held: told, not wrapped around.
        var week = new DaySums([.. Enumerable.Range(0, 7).Select(day => full with { Day = 7 + day })]);
        var group = new GroupSums(new GroupKey("a", "b", "c"), week);
        Should.Throw<OverflowException>(() => WeeklyFigures.From([group], DayOfWeek.Monday));
    }

    private static DaySums Days(string week, string measures) => Fold.Message(
        $$"""{"organizationId":"o","weekly":[{"Week":"{{week}}","Contact Type":"a","Staff Type":"b","Call Center":"c",{{measures}}}]}""").Groups[0].Days;

    private static DaySums Merged(IEnumerable<DaySums> parts)
    {
        var sum = new DaySums();
        foreach (var part in parts)
        {
            sum.Merge(part);
        }

        return sum;
    }

    private static DaySums Tree(List<DaySums> parts, Random random)
    {
        var left = parts.ConvertAll(part => part.Clone());
        while (left.Count > 1)
        {
            var (into, from) = (random.Next(left.Count), random.Next(left.Count - 1));
            from += from >= into ? 1 : 0;
            left[into].Merge(left[from]);
            left.RemoveAt(from);
        }

        return left[0];
    }
}
