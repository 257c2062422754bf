using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class AppliedOffsetsTests
{
    /// <summary>Runs within 0..40 and watermarks, in any order: the model is a plain set of offsets.</summary>
    private static readonly Arbitrary<(int First, int Length, int Watermark)[]> Steps =
        (from first in Gen.Choose(0, 40) from length in Gen.Choose(1, 6) from watermark in Gen.Choose(0, 30) select (first, length, watermark))
        .ArrayOf().ToArbitrary();

    [Fact]
    public void With_AnyRunsAndWatermarks_HoldsWhatAPlainSetHolds() =>
        Prop.ForAll(Steps, steps =>
        {
            var applied = AppliedOffsets.None;
            var model = new HashSet<long>();
            foreach (var (first, length, watermark) in steps)
            {
                applied = applied.With(first, first + length - 1).RaisedTo(watermark);
                model.UnionWith(Enumerable.Range(first, length).Select(offset => (long)offset));
                model.UnionWith(Enumerable.Range(0, watermark).Select(offset => (long)offset));
            }

            return Enumerable.Range(0, 50).All(offset =>
                applied.CoverageOf(offset, offset) == (model.Contains(offset) ? Coverage.Whole : Coverage.None));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ranges_AnyRunsAndWatermarks_AreInNormalForm() =>
        Prop.ForAll(Steps, steps =>
        {
            var applied = steps.Aggregate(AppliedOffsets.None, (held, step) => held.With(step.First, step.First + step.Length - 1).RaisedTo(step.Watermark));
            var previous = applied.Floor;
            foreach (var range in applied.Ranges)
            {
                if (range.First <= previous || range.Last < range.First)
                {
                    return false;
                }

                previous = range.Last + 1;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 3, Coverage.None)]
    [InlineData(0, 5, Coverage.Part)]
    [InlineData(5, 9, Coverage.Whole)]
    [InlineData(6, 8, Coverage.Whole)]
    [InlineData(9, 10, Coverage.Part)]
    [InlineData(4, 10, Coverage.Part)]
    [InlineData(10, 12, Coverage.None)]
    public void CoverageOf_RunAgainstFiveToNine_IsTold(long first, long last, Coverage expected) =>
        AppliedOffsets.None.With(5, 9).CoverageOf(first, last).ShouldBe(expected);

    [Fact]
    public void RaisedTo_WatermarkPastARange_ForgetsTheRange() =>
        AppliedOffsets.None.With(5, 9).With(20, 21).RaisedTo(10).Ranges.ShouldBe([new AppliedOffsets.Range(20, 21)]);
}
