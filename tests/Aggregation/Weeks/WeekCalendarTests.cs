namespace ScenarioOrleans.Aggregation.Tests.Weeks;

public sealed class WeekCalendarTests
{
    [Fact]
    public void FirstDay_AnyDayAndStart_IsTheLastSuchDayOfTheWeekUpToIt()
    {
        foreach (var start in Enum.GetValues<DayOfWeek>())
        {
            for (var day = new DateOnly(2023, 12, 20); day < new DateOnly(2024, 3, 5); day = day.AddDays(1))
            {
                var first = WeekCalendar.FirstDay(day, start);
                first.DayOfWeek.ShouldBe(start);
                (day.DayNumber - first.DayNumber).ShouldBeInRange(0, 6);
            }
        }
    }

    [Fact]
    public void FirstDay_WeekFromBeforeTheCalendar_IsItsFirstDay()
    {
        WeekCalendar.FirstDay(DateOnly.MinValue, DayOfWeek.Monday).ShouldBe(DateOnly.MinValue);
        WeekCalendar.FirstDay(new DateOnly(1, 1, 4), DayOfWeek.Friday).ShouldBe(DateOnly.MinValue);
        WeekCalendar.FirstDay(new DateOnly(1, 1, 5), DayOfWeek.Friday).ShouldBe(new DateOnly(1, 1, 5));
    }

    [Fact]
    public void TryParse_Name_IsReadInAnyCase()
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            WeekCalendar.TryParse(day.ToString().ToUpperInvariant(), out var read).ShouldBeTrue();
            read.ShouldBe(day);
            WeekCalendar.Name(day).ShouldBe(day.ToString().ToLowerInvariant());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fri")]
    [InlineData(" friday")]
    [InlineData("freitag")]
    public void TryParse_NoName_IsFalse(string? name) => WeekCalendar.TryParse(name, out _).ShouldBeFalse();
}
