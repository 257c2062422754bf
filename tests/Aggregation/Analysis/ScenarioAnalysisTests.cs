using System.Numerics;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Analysis;

public sealed class ScenarioAnalysisTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);

    [Theory]
    [InlineData(AnalysisType.Quick)]
    [InlineData(AnalysisType.Full)]
    public void Find_AnyScenario_FindsWhatTheDefinitionSays(AnalysisType type)
    {
        var found = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var scenario = new RandomScenario(seed);
            var threshold = new[] { "0", "1", "10", "50", "9.999999999999999999", "1000000000000" }[seed % 6];
            var units = new SlowNumber(threshold).ToUnits()!.Value;

            var findings = ScenarioAnalysis.Find(type, new ExactDecimal((Int128)units), scenario.Held).ToList();

            findings.ShouldBe(SlowAnalysis.Find(type == AnalysisType.Full, units, scenario.Slow), $"seed {seed}");
            found += findings.Count;
        }

        found.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Find_QuickMoveByExactlyTheThreshold_IsNone()
    {
        Quick(10, Weeks(100, 110)).ShouldBeEmpty();
        Quick(10, Weeks(100, 111)).ShouldHaveSingleItem().ChangePercent.ShouldBe(11);
        Quick(10, Weeks(100, 90)).ShouldBeEmpty();
        Quick(10, Weeks(100, 89)).ShouldHaveSingleItem().ChangePercent.ShouldBe(-11);
    }

    [Fact]
    public void Find_QuickWithAWeekUnderWay_ComparesTheTwoBeforeIt()
    {
        var days = Days((Monday, 100), (Monday.AddDays(6), 0), (Monday.AddDays(7), 150), (Monday.AddDays(13), 0), (Monday.AddDays(14), 3));

        var finding = Quick(10, days).ShouldHaveSingleItem();

        (finding.Group, finding.Week, finding.Measure, finding.Before, finding.After, finding.ChangePercent)
            .ShouldBe(("Voice_F_C", Monday.AddDays(7), Measure.Volume, "100", "150", 50));
    }

    [Fact]
    public void Find_FromZero_IsAMoveWithoutPercent()
    {
        Quick(1_000_000, Weeks(0, 5)).ShouldHaveSingleItem().ChangePercent.ShouldBeNull();
        Quick(0, Weeks(0, 0)).ShouldBeEmpty();
    }

    [Fact]
    public void Find_GroupWithoutRowsInTheLastWeek_FellToZero()
    {
        var other = new HeldGroup(new GroupKey("Chat", "F", "C"), DayOfWeek.Monday, Weeks(7, 7, 7));

        var findings = ScenarioAnalysis.Find(AnalysisType.Quick, Percent(10), [Voice(Weeks(100, 100)), other]).ToList();

        findings.ShouldHaveSingleItem().ShouldBe(new Finding("Voice_F_C", Monday.AddDays(14), Measure.Volume, "100", "0", -100));
    }

    [Fact]
    public void Find_GroupThatIsNew_IsNotCompared()
    {
        var other = new HeldGroup(new GroupKey("Chat", "F", "C"), DayOfWeek.Monday, Days((Monday.AddDays(14), 5)));

        ScenarioAnalysis.Find(AnalysisType.Quick, Percent(10), [Voice(Weeks(100, 100, 100)), other]).ShouldBeEmpty();
    }

    [Fact]
    public void Find_FullMedianOfFour_IsTheMiddleOfTheMiddleTwo()
    {
        var finding = ScenarioAnalysis.Find(AnalysisType.Full, Percent(10), [Voice(Weeks(10, 40, 20, 31, 51))]).ShouldHaveSingleItem();

        (finding.Before, finding.After, finding.ChangePercent).ShouldBe(("25.5", "51", 100));
    }

    [Fact]
    public void Find_FullWithFourWeeks_HasNothingToCompare() =>
        ScenarioAnalysis.Find(AnalysisType.Full, Percent(0), [Voice(Weeks(1, 2, 3, 4))]).ShouldBeEmpty();

    [Fact]
    public void Find_Nothing_FindsNothing()
    {
        ScenarioAnalysis.Find(AnalysisType.Quick, Percent(0), []).ShouldBeEmpty();
        ScenarioAnalysis.Find(AnalysisType.Full, Percent(0), [Voice(new DaySums())]).ShouldBeEmpty();
    }

    private static ExactDecimal Percent(int percent) => new(percent * (Int128)Decimals.One);

    private static List<Finding> Quick(int threshold, DaySums days) => [.. ScenarioAnalysis.Find(AnalysisType.Quick, Percent(threshold), [Voice(days)])];

    private static HeldGroup Voice(DaySums days) => new(new GroupKey("Voice", "F", "C"), DayOfWeek.Monday, days);

    /// <summary>One day a week, as data already by week have it.</summary>
    private static DaySums Weeks(params int[] volumes) => Days([.. volumes.Select((volume, i) => (Monday.AddDays(7 * i), volume))]);

    private static DaySums Days(params (DateOnly Day, int Volume)[] days) => new([.. days.Select(day =>
    {
        var cell = new DayCell { Day = day.Day.DayNumber, Rows = 1 };
        (cell.Sums[0], cell.Counts[0]) = (day.Volume * (Int128)(BigInteger)Decimals.One, 1);
        return cell;
    })]);
}
