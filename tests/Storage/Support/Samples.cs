using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>Keys and figures.</summary>
internal static class Samples
{
    public static readonly DateOnly FirstWeek = new(2024, 1, 5);

    public static string Key(string organization = "org-1", string contactType = "Voice") => new AggregateKey(
        new ScenarioKey(organization, "plan"), AggregateKind.Running, new GroupKey(contactType, "Full-time", "Austin")).ToString();

    public static FiguresChange Whole(params (int Week, int Volume)[] weeks) => Change(true, weeks);

    public static FiguresChange Some(params (int Week, int Volume)[] weeks) => Change(false, weeks);

    public static WeekFigures Week(int week, string volume, string? baseAht = null) =>
        new(FirstWeek.AddDays(7 * week), 168, [Units(volume), Units("1"), Units("2.5"), 0, Units("3"), 0, 0, Units("4")], [null, null, null, Number(baseAht), null, 0.82, null, null]);

    private static Int128 Units(string number) => ExactDecimal.TryParse(Encoding.ASCII.GetBytes(number), out var value) ? value.Units : throw new FormatException(number);

    private static double? Number(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static FiguresChange Change(bool whole, (int Week, int Volume)[] weeks) => new(
        DayOfWeek.Friday, whole, [.. weeks.Select(week => Week(week.Week, week.Volume.ToString(CultureInfo.InvariantCulture)))]);
}
