using ScenarioOrleans.Cli.DeadLetters;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Cli.Tests.DeadLetters;

public sealed class FormTests
{
    private static readonly DateTimeOffset Now = new(2024, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("90s", "2024-01-05T11:58:30Z")]
    [InlineData("2h", "2024-01-05T10:00:00Z")]
    [InlineData("7d", "2023-12-29T12:00:00Z")]
    [InlineData("2024-01-02", "2024-01-02T00:00:00Z")]
    [InlineData("2024-01-02T03:04+02:00", "2024-01-02T01:04:00Z")]
    public void TimeParse_KnownForm_IsRead(string text, string expected)
    {
        PointInTime.TryParse(text, Now, out var time).ShouldBeTrue();
        time.ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("7")]
    [InlineData("-7d")]
    [InlineData("2147483647d")]
    [InlineData("")]
    public void TimeParse_AnythingElse_IsRefused(string text) => PointInTime.TryParse(text, Now, out _).ShouldBeFalse();

    [Theory]
    [InlineData("in", true)]
    [InlineData("in/1", true)]
    [InlineData("in/1/5", true)]
    [InlineData("in/1/4-6", true)]
    [InlineData("in/1/6-9", false)]
    [InlineData("in/0", false)]
    [InlineData("out", false)]
    public void Range_Contains_ComparesWhatIsGiven(string text, bool expected)
    {
        PositionRange.TryParse(text, out var range).ShouldBeTrue();
        range.Contains(new RecordPosition("in", 1, 5)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("in/x")]
    [InlineData("in/1/5-4")]
    [InlineData("in/1/1-2-3")]
    [InlineData("in/1/2/3")]
    public void Range_OtherForm_IsRefused(string text) => PositionRange.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void PlainText_ControlCharacters_DoNotReachTheTerminal() =>
        PlainText.Of("a\u001b[2Jb"u8.ToArray(), 40).ShouldBe("a\\u001b[2Jb");
}
