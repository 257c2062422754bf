namespace ScenarioOrleans.Aggregation.Tests.Sums;

public sealed class WeeklyFiguresTests
{
    [Fact]
    public void From_Names_AreInUtf8Order()
    {
        // U+FF5E is one UTF-16 unit above all surrogates, but below U+1F600 in UTF-8.
        var figures = WeeklyFigures.From([Group("\U0001F600"), Group("\uFF5E"), Group("b"), Group("B"), Group("é")], DayOfWeek.Friday);
        figures.Select(group => group.Group.ContactType).ShouldBe(["B", "b", "é", "\uFF5E", "\U0001F600"]);
    }

    [Fact]
    public void From_AnyStart_CutsTheSameDaysDifferently()
    {
        var days = new DaySums([.. Enumerable.Range(0, 14).Select(day => Cell(new DateOnly(2024, 1, 1).DayNumber + day))]);
        foreach (var start in Enum.GetValues<DayOfWeek>())
        {
            var weeks = WeeklyFigures.From([new GroupSums(new GroupKey("a", "b", "c"), days)], start)[0].Weeks;
            weeks.Sum(week => week.Sums.Rows).ShouldBe(14);
            weeks.ShouldAllBe(week => week.Week.DayOfWeek == start);
            weeks.Count.ShouldBe(start == DayOfWeek.Monday ? 2 : 3);
            weeks.Select(week => week.Week).ShouldBeInOrder();
        }
    }

    [Fact]
    public void From_PartsOfOneGroup_AddUp()
    {
        var figures = WeeklyFigures.From([Group("a"), Group("b"), Group("a")], DayOfWeek.Friday);
        figures.Count.ShouldBe(2);
        figures[0].Weeks[0].Sums.Rows.ShouldBe(2);
        figures.WeekStart.ShouldBe(DayOfWeek.Friday);
    }

    [Fact]
    public void From_GroupWithoutDays_IsLeftOut() =>
        WeeklyFigures.From([new GroupSums(new GroupKey("a", "b", "c"), new DaySums())], DayOfWeek.Friday).ShouldBeEmpty();

    [Fact]
    public void Value_MeanOrSum_IsWhatAWeekShows()
    {
        var cell = Cell(5);
        cell.Rows = 2;
        (cell.Sums[(int)Measure.Volume], cell.Counts[(int)Measure.Volume]) = (3 * (Int128)Decimals.One, 2);
        (cell.Sums[(int)Measure.BaseAht], cell.Counts[(int)Measure.BaseAht]) = (3 * (Int128)Decimals.One, 2);
        var sums = new MeasureSums();
        sums.Add(cell);
        sums.Value(Measure.Volume).ShouldBe(3);
        sums.Value(Measure.BaseAht).ShouldBe(1.5);
        sums.Value(Measure.ServiceLevel).ShouldBeNull();
        sums.Value(Measure.Abandons).ShouldBe(0);
    }

    private static GroupSums Group(string type) => new(new GroupKey(type, "b", "c"), new DaySums([Cell(738_000)]));

    private static DayCell Cell(int day) => new() { Day = day, Rows = 1 };
}
