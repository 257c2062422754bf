namespace ScenarioOrleans.Aggregation.Tests.Analysis;

public sealed class FullWeeksTests
{
    private static readonly int Monday = new DateOnly(2024, 1, 1).DayNumber;

    [Fact]
    public void Of_EveryDay_LeavesOutTheEdgesThatAreCut() =>
        Weeks(Enumerable.Range(3, 20)).ShouldBe([7, 14]);

    [Fact]
    public void Of_EveryDayToASunday_HasTheLastWeek() =>
        Weeks(Enumerable.Range(0, 14)).ShouldBe([0, 7]);

    [Fact]
    public void Of_ClosedOnWeekends_HasTheLastWeekOnFriday() =>
        Weeks(Enumerable.Range(0, 12).Where(day => day % 7 < 5)).ShouldBe([0, 7]);

    [Fact]
    public void Of_OneDayAWeek_HasEveryWeek() =>
        Weeks([0, 7, 21]).ShouldBe([0, 7, 21]);

    [Fact]
    public void Of_HolidayInsideTheData_CutsNothing() =>
        Weeks(Enumerable.Range(0, 21).Where(day => day != 9)).ShouldBe([0, 7, 14]);

    [Fact]
    public void Of_FirstDaysOfTheCalendar_AreAWeekThatStartsThere() =>
        FullWeeks.Of(Enumerable.Range(0, 14).ToHashSet(), DayOfWeek.Friday).ShouldBe([4]);

    [Fact]
    public void Of_NoDays_IsEmpty() => FullWeeks.Of(new HashSet<int>(), DayOfWeek.Friday).ShouldBeEmpty();

    private static IEnumerable<int> Weeks(IEnumerable<int> days) =>
        FullWeeks.Of(days.Select(day => Monday + day).ToHashSet(), DayOfWeek.Monday).Select(week => week - Monday);
}
