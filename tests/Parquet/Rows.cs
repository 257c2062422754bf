using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Parquet.Tests.Reader;
using ScenarioOrleans.Silo.Parquet;

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

    public static void ShouldHold(this ParquetContent content, IReadOnlyList<AnswerRow> rows)
    {
        content.Rows.ShouldBe(rows.Count);
        content.Values.Count.ShouldBe(rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            Read(content.Values[i]).ShouldBe(rows[i]);
        }
    }

    private static AnswerRow Read(IReadOnlyList<JsonElement> v) => new(
        v[0].GetString()!, v[1].GetString()!, v[2].GetString()!, v[3].GetString()!,
        DateOnly.ParseExact(v[4].GetString()!, "yyyy-MM-dd"),
        v[5].GetDouble(), v[6].GetDouble(), v[7].GetDouble(), Nullable(v[8]), v[9].GetDouble(), Nullable(v[10]), Nullable(v[11]),
        v[12].GetDouble());

    private static double? Nullable(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

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
