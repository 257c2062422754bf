using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Parquet.Tests.Reader;

namespace ScenarioOrleans.Parquet.Tests;

/// <summary>Every file is read back by a reader that shares no code with its writer.</summary>
public sealed class ParquetAnswerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteAsync_AnyRows_AreReadBackUnchanged()
    {
        AnswerRow[][] cases = [.. Rows.Any.Generator.Sample(100, size: 60)];
        string[] files = await Task.WhenAll(cases.Select(rows => WriteAsync(rows, rowsPerGroup: 16)));

        IReadOnlyList<ParquetContent> contents = await DuckReader.ReadAsync(files);

        contents.Count.ShouldBe(cases.Length);
        for (int i = 0; i < cases.Length; i++)
        {
            contents[i].ShouldHold(cases[i]);
        }
    }

    [Fact]
    public async Task WriteAsync_NoRows_LeavesTheColumns()
    {
        ParquetContent content = await RoundTripAsync([]);

        content.ShouldHold([]);
        content.Schema.Count.ShouldBe(13);
        content.RowGroups.ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteAsync_AnyRows_HasTypedColumnsInOrder()
    {
        ParquetContent content = await RoundTripAsync([Rows.One]);

        content.Schema.Select(c => $"{c.Name} {c.Type} {c.LogicalType} {c.Repetition}").ShouldBe(
        [
            "organization BYTE_ARRAY StringType() REQUIRED",
            "contact_type BYTE_ARRAY StringType() REQUIRED",
            "staff_type BYTE_ARRAY StringType() REQUIRED",
            "call_center BYTE_ARRAY StringType() REQUIRED",
            "week INT32 DateType() REQUIRED",
            "volume DOUBLE  REQUIRED",
            "abandons DOUBLE  REQUIRED",
            "top_line_agents_fte DOUBLE  REQUIRED",
            "base_aht DOUBLE  OPTIONAL",
            "handled_threshold DOUBLE  REQUIRED",
            "service_level DOUBLE  OPTIONAL",
            "acceptable_wait_time DOUBLE  OPTIONAL",
            "total_queue_time DOUBLE  REQUIRED",
        ]);
    }

    [Fact]
    public async Task WriteAsync_MeansOfNothing_AreNull()
    {
        AnswerRow[] rows = [Rows.One with { BaseAht = null, ServiceLevel = null, AcceptableWaitTime = null }];

        ParquetContent content = await RoundTripAsync(rows);

        content.ShouldHold(rows);
        content.RowGroups[0].Columns.Where(c => c.Nulls == 1).Select(c => c.Name)
            .ShouldBe(["base_aht", "service_level", "acceptable_wait_time"]);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1969-12-31")]
    [InlineData("1970-01-01")]
    [InlineData("2024-02-29")]
    [InlineData("9999-12-31")]
    public async Task WriteAsync_Week_IsThatDay(string week)
    {
        AnswerRow[] rows = [Rows.One with { Week = DateOnly.ParseExact(week, "yyyy-MM-dd") }];

        (await RoundTripAsync(rows)).ShouldHold(rows);
    }

    [Theory]
    [InlineData(1e12)]
    [InlineData(170141183460469231731.0)]
    [InlineData(-170141183460469231731.0)]
    [InlineData(1e-18)]
    [InlineData(9007199254740993.0)]
    [InlineData(0.1)]
    public async Task WriteAsync_Measures_KeepEveryBit(double value)
    {
        AnswerRow[] rows = [Rows.One with { Volume = value, BaseAht = value, TotalQueueTime = -value }];

        (await RoundTripAsync(rows)).ShouldHold(rows);
    }

    [Fact]
    public async Task WriteAsync_HundredThousandGroups_AreReadBackUnchanged()
    {
        AnswerRow[] rows =
        [
            .. Enumerable.Range(0, 100_000).Select(i => Rows.One with
            {
                CallCenter = $"Center {i}",
                Week = Rows.One.Week.AddDays(7 * (i % 53)),
                Volume = i / 7.0,
                BaseAht = i % 3 == 0 ? null : i * 0.1,
            }),
        ];

        (await RoundTripAsync(rows)).ShouldHold(rows);
    }

    [Theory]
    [InlineData(9, new long[] { 4, 4, 1 })]
    [InlineData(8, new long[] { 4, 4 })]
    public async Task WriteAsync_MoreRowsThanARowGroupTakes_WritesSeveral(int count, long[] expected)
    {
        AnswerRow[] rows = [.. Enumerable.Range(0, count).Select(i => Rows.One with { Volume = i })];

        ParquetContent content = await RoundTripAsync(rows, rowsPerGroup: 4);

        content.ShouldHold(rows);
        content.RowGroups.Select(g => g.Rows).ShouldBe(expected);
    }

    [Fact]
    public async Task WriteAsync_Statistics_BoundTheValues()
    {
        AnswerRow[] rows =
        [
            .. Enumerable.Range(0, 20).Select(i => Rows.One with
            {
                Week = new DateOnly(2024, 1, 1 + i),
                Volume = i - 5,
                CallCenter = $"{i:00}",
            }),
        ];

        ParquetContent content = await RoundTripAsync(rows);

        Chunk(content, "week").ShouldBe(("2024-01-01", "2024-01-20"));
        Chunk(content, "volume").ShouldBe(("-5.0", "14.0"));
        Chunk(content, "call_center").ShouldBe(("00", "19"));

        static (string? Min, string? Max) Chunk(ParquetContent content, string name)
        {
            ParquetContent.Chunk chunk = content.RowGroups.ShouldHaveSingleItem().Columns.Single(c => c.Name == name);
            return (chunk.Min, chunk.Max);
        }
    }

    [Fact]
    public async Task WriteAsync_TextThatRepeats_IsWrittenAsADictionary()
    {
        ParquetContent content = await RoundTripAsync([.. Enumerable.Repeat(Rows.One, 100)]);

        content.RowGroups[0].Columns[0].Encodings.ShouldContain("DICTIONARY");
        _folder.FileNames().Select(f => new FileInfo(_folder.File(f)).Length).ShouldAllBe(length => length < 6_000);
    }

    [Fact]
    public void WriteAsync_SameRows_GiveTheSameBytes() =>
        Prop.ForAll(Rows.Any, rows => Bytes(rows).SequenceEqual(Bytes(rows))).QuickCheckThrowOnFailure();

    private static byte[] Bytes(AnswerRow[] rows)
    {
        using var stream = new MemoryStream();
        ParquetAnswer.WriteAsync(stream, rows, CancellationToken.None, rowsPerGroup: 10).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private async Task<ParquetContent> RoundTripAsync(AnswerRow[] rows, int rowsPerGroup = ParquetAnswer.DefaultRowsPerGroup) =>
        await DuckReader.ReadAsync(await WriteAsync(rows, rowsPerGroup));

    private async Task<string> WriteAsync(AnswerRow[] rows, int rowsPerGroup)
    {
        string file = _folder.File($"{Guid.NewGuid():N}.parquet");
        await using FileStream stream = File.Create(file);
        await ParquetAnswer.WriteAsync(stream, rows, CancellationToken.None, rowsPerGroup);
        return file;
    }
}
