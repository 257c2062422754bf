using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Kafka.Partitions;

namespace ScenarioOrleans.Kafka.Tests.Partitions;

public sealed class OffsetWatermarkTests
{
    [Fact]
    public void Committable_NothingKnown_IsUnknown() => new OffsetWatermark(-1001).Committable.ShouldBe(OffsetWatermark.Unknown);

    [Fact]
    public void Committable_NothingAdded_IsTheStart() => new OffsetWatermark(7).Committable.ShouldBe(7);

    [Fact]
    public void Complete_LastOfAll_PassesEverything()
    {
        var watermark = new OffsetWatermark(0);
        Add(watermark, 0, 1, 2);

        watermark.Complete(2);
        watermark.Complete(1);
        watermark.Committable.ShouldBe(0);
        watermark.Complete(0);

        watermark.Committable.ShouldBe(3);
        watermark.InFlight.ShouldBe(0);
        watermark.UnfinishedSpan.ShouldBe(0);
    }

    [Fact]
    public void Committable_GapLeftByTheBroker_IsPassed()
    {
        var watermark = new OffsetWatermark(0);
        Add(watermark, 4, 9);

        watermark.Complete(4);

        watermark.Committable.ShouldBe(9);
    }

    [Fact]
    public void TryAdd_BelowNext_IsRefusedAndChangesNothing()
    {
        var watermark = new OffsetWatermark(5);
        Add(watermark, 5);

        watermark.TryAdd(5).ShouldBeFalse();
        watermark.TryAdd(0).ShouldBeFalse();

        watermark.InFlight.ShouldBe(1);
        watermark.Next.ShouldBe(6);
    }

    [Fact]
    public void Complete_NotInFlight_IsRefusedAndChangesNothing()
    {
        var watermark = new OffsetWatermark(0);
        Add(watermark, 0, 1);

        watermark.Complete(1).ShouldBeTrue();
        watermark.Complete(1).ShouldBeFalse();
        watermark.Complete(2).ShouldBeFalse();

        watermark.InFlight.ShouldBe(1);
        watermark.Committable.ShouldBe(0);
    }

    /// <summary>Whatever is added and completed in whatever order, the watermark agrees with the obvious model.</summary>
    [Fact]
    public void Committable_AnySequence_IsTheLowestInFlightOrNext() =>
        Prop.ForAll(Sequences(), Agrees).QuickCheckThrowOnFailure();

    /// <summary>The watermark never passes work in flight and never goes back.</summary>
    [Fact]
    public void Committable_AnySequence_NeverPassesWorkInFlightAndNeverFalls() => Prop.ForAll(Sequences(), steps =>
    {
        var watermark = new OffsetWatermark(0);
        var inFlight = new SortedSet<long>();
        var before = watermark.Committable;
        foreach (var (isAdd, number) in steps)
        {
            Step(watermark, inFlight, isAdd, number);
            if (watermark.Committable < before || inFlight.Any(offset => offset < watermark.Committable))
            {
                return false;
            }

            before = watermark.Committable;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    private static bool Agrees((bool IsAdd, int Number)[] steps)
    {
        var watermark = new OffsetWatermark(0);
        var inFlight = new SortedSet<long>();
        var next = 0L;
        foreach (var (isAdd, number) in steps)
        {
            Step(watermark, inFlight, isAdd, number);
            next = Math.Max(next, watermark.Next);
            if (watermark.Committable != (inFlight.Count > 0 ? inFlight.Min : next) || watermark.InFlight != inFlight.Count)
            {
                return false;
            }
        }

        foreach (var offset in inFlight)
        {
            watermark.Complete(offset);
        }

        return watermark.Committable == next && watermark.UnfinishedSpan == 0;
    }

    private static void Step(OffsetWatermark watermark, SortedSet<long> inFlight, bool isAdd, int number)
    {
        if (isAdd)
        {
            var offset = watermark.Next + (number % 3);
            watermark.TryAdd(offset).ShouldBeTrue();
            inFlight.Add(offset);
        }
        else if (inFlight.Count > 0)
        {
            var offset = inFlight.ElementAt(number % inFlight.Count);
            watermark.Complete(offset).ShouldBeTrue();
            inFlight.Remove(offset);
        }
    }

    /// <summary>Adding outweighs completing, so that the ring grows and wraps round.</summary>
    private static Arbitrary<(bool IsAdd, int Number)[]> Sequences() => Arb.From(
        from kinds in Gen.Choose(0, 4).ArrayOf(400)
        from numbers in Gen.Choose(0, 1000).ArrayOf(400)
        select kinds.Zip(numbers, (kind, number) => (kind < 3, number)).ToArray());

    private static void Add(OffsetWatermark watermark, params ReadOnlySpan<long> offsets)
    {
        foreach (var offset in offsets)
        {
            watermark.TryAdd(offset).ShouldBeTrue();
        }
    }

    [Fact]
    public void Complete_ARange_IsCompletingEachOfItsOffsets() => Prop.ForAll(
        Gen.Zip(Gen.ListOf(Gen.Choose(1, 3)), Gen.ListOf(Gen.Zip(Gen.Choose(0, 120), Gen.Choose(0, 40)))).ToArbitrary(),
        input =>
        {
            var (ranges, each) = (new OffsetWatermark(0), new OffsetWatermark(0));
            var offset = 0;
            foreach (var step in input.Item1)
            {
                offset += step;
                ranges.TryAdd(offset);
                each.TryAdd(offset);
            }

            return input.Item2.All(range =>
            {
                var completed = ranges.Complete(range.Item1, range.Item1 + range.Item2);
                return completed == Enumerable.Range(range.Item1, range.Item2 + 1).Count(at => each.Complete(at))
                    && (ranges.Committable, ranges.InFlight, ranges.UnfinishedSpan) == (each.Committable, each.InFlight, each.UnfinishedSpan);
            });
        }).QuickCheckThrowOnFailure();
}
