using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Weeks;

public sealed class DayTextTests
{
    [Theory]
    [InlineData("2024-01-05")]
    [InlineData("2024-01-05T23:30")]
    [InlineData("2024-01-05 23:30")]
    [InlineData("2024-01-05T23:30:59")]
    [InlineData("2024-01-05T23:30:59.1234567890123")]
    [InlineData("2024-01-05T23:30Z")]
    [InlineData("2024-01-05T23:30+01:00")]
    [InlineData("2024-01-05 23:30:59-0800")]
    [InlineData("2024-01-05T23:30:59.5Z")]
    [InlineData("2024-01-05T99:99:99+99:99")]
    public void Parse_DayOrTime_IsTheDayAsWritten(string text) => Parse(text).ShouldBe(new DateOnly(2024, 1, 5).DayNumber);

    [Theory]
    [InlineData("0001-01-01", 0)]
    [InlineData("9999-12-31", 3652058)]
    [InlineData("2000-02-29", 730178)]
    [InlineData("1582-10-10", 577730)]
    public void Parse_EdgesOfTheCalendar_AreDays(string text, int day) => Parse(text).ShouldBe(day);

    [Theory]
    [InlineData("")]
    [InlineData("2024-01-5")]
    [InlineData("24-01-05")]
    [InlineData("2024/01/05")]
    [InlineData("0000-01-01")]
    [InlineData("2024-00-01")]
    [InlineData("2024-13-01")]
    [InlineData("2024-01-00")]
    [InlineData("2024-01-32")]
    [InlineData("2023-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2024-01-05\n")]
    [InlineData(" 2024-01-05")]
    [InlineData("2024-01-05 ")]
    [InlineData("2024-01-05T")]
    [InlineData("2024-01-05T23")]
    [InlineData("2024-01-05T23:3")]
    [InlineData("2024-01-05t23:30")]
    [InlineData("2024-01-05T23:30:")]
    [InlineData("2024-01-05T23:30:5")]
    [InlineData("2024-01-05T23:30:59.")]
    [InlineData("2024-01-05T23:30:59.Z")]
    [InlineData("2024-01-05T23:30.5")]
    [InlineData("2024-01-05T23:30z")]
    [InlineData("2024-01-05T23:30+1")]
    [InlineData("2024-01-05T23:30+01")]
    [InlineData("2024-01-05T23:30+01:0")]
    [InlineData("2024-01-05T23:30ZZ")]
    [InlineData("2024-01-05Z")]
    [InlineData("2024-01-05T23:30:59.1 Z")]
    [InlineData("٢٠٢٤-01-05")]
    [InlineData("+024-01-05")]
    public void Parse_AnythingElse_IsNoDay(string text) => Parse(text).ShouldBe(-1);

    private static int Parse(string text) => DayText.Parse(Encoding.UTF8.GetBytes(text));
}
