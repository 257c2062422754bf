using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Parquet.Tests.Reader;

namespace ScenarioOrleans.Parquet.Tests;

/// <summary>Rows to write, and how a file that was read compares with them.</summary>
internal static class Rows
{
    private static readonly string[] Names =
    [
        "Voice", "voice", "E-Mail", "Überlauf", "コールセンター", "مكالمات", "\U0001f4de desk", "\uffee wide", "a\"b\\c\n", " ", "A_B",
    ];

    public static AnswerRow One { get; } =
        new("org-1", "Voice", "Full-time", "Austin", new DateOnly(2024, 1, 5), 120, 4, 12.5, 312.4, 98, 0.82, 20, 1834.2);

    public static Arbitrary<AnswerRow[]> Any { get; } = Row().ArrayOf().ToArbitrary();

    public static void ShouldHold(this ParquetContent content, IReadOnlyList<AnswerRow> rows) => content.Rows.ShouldBe(rows);

    private static Gen<AnswerRow> Row()
    {
        Gen<string> name = Gen.Elements(Names);
        Gen<DateOnly> week = Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);
        Gen<double> sum = ArbMap.Default.GeneratorFor<NormalFloat>().Select(f => f.Get);
        Gen<double?> mean = Gen.OneOf(Gen.Constant<double?>(null), sum.Select(f => (double?)f));
        return
            from names in name.ArrayOf(4)
            from day in week
            from sums in sum.ArrayOf(5)
            from means in mean.ArrayOf(3)
            select new AnswerRow(
                names[0], names[1], names[2], names[3], day,
                sums[0], sums[1], sums[2], means[0], sums[3], means[1], means[2], sums[4]);
    }
}
