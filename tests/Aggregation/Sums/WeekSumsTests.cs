using FsCheck;
using FsCheck.Fluent;

namespace ScenarioOrleans.Aggregation.Tests.Sums;

public sealed class WeekSumsTests
{
    [Fact]
    public void Of_TouchedDays_IsTheirWeeksOfAll() =>
        Prop.ForAll(Days(60).ToArbitrary(), Days(6).ToArbitrary(), Gen.Elements(Enum.GetValues<DayOfWeek>()).ToArbitrary(), (held, added, start) =>
        {
            held.Merge(added);
            var touched = added.Days.Select(day => WeekCalendar.FirstDay(day, start)).ToHashSet();

            return Describe(WeekSums.Of(held, start, added)) == Describe(WeekSums.Of(held, start).Where(week => touched.Contains(week.Week)));
        }).QuickCheckThrowOnFailure();

    private static string Describe(IEnumerable<WeekSums> weeks) => string.Join(';', weeks.Select(week => $"{week.Week:O} {week.Sums.Rows}"));

    private static Gen<DaySums> Days(int most) =>
        from days in Gen.Choose(738_000, 738_100).ArrayOf(most)
        from rows in Gen.Choose(1, 9)
        select new DaySums([.. days.Distinct().Order().Select(day => new DayCell { Day = day, Rows = rows + (day % 5) })]);
}
