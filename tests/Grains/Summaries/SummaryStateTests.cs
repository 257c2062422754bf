using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Grains.Summaries;

namespace ScenarioOrleans.Grains.Tests.Summaries;

public sealed class SummaryStateTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

    [Fact]
    public void Next_Counted_IsOneMore() => new SummaryState(4).Next(null).Revision.ShouldBe(5);

    [Fact]
    public void Next_FromTheClock_IsTheTimeOrOneMore()
    {
        var first = default(SummaryState).Next(Now);

        first.Revision.ShouldBe(1_700_000_000_000);
        first.Next(Now).Revision.ShouldBe(1_700_000_000_001);
        first.Next(Now.AddSeconds(-1)).Revision.ShouldBe(1_700_000_000_001);
        first.Next(Now.AddSeconds(1)).Revision.ShouldBe(1_700_000_001_000);
    }

    /// <summary>A life ends at any time and keeps nothing; summaries come no faster than one a millisecond.</summary>
    [Fact]
    public void Next_LivesThatKeepNothing_NeverGiveARevisionTwice() => Prop.ForAll(
        Gen.Choose(1, 50).Select(milliseconds => (Pause: milliseconds, Dies: milliseconds % 3 == 0)).ListOf().ToArbitrary(),
        steps =>
        {
            var (now, last, state) = (Now, 0L, default(SummaryState));
            foreach (var (pause, dies) in steps)
            {
                now = now.AddMilliseconds(pause);
                state = (dies ? default : state).Next(now);
                if (state.Revision <= last)
                {
                    return false;
                }

                last = state.Revision;
            }

            return true;
        }).QuickCheckThrowOnFailure();
}
