using System.Text;
using System.Text.Json;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Batches;

/// <summary>A batch reads what other programs put around messages.</summary>
public sealed class HourlyBatchWrappedTests
{
    private const string Row = """{"Week":"2024-01-05","Contact Type":"v","Staff Type":"f","Call Center":"c","Volume":1}""";
    private const string Hourly = $$"""{"event":"hourly","organizationId":"o","rows":[{{Row}}]}""";

    public static TheoryData<byte[]> Wrapped =>
    [
        Utf8(Hourly),
        [0, 0, 0, 0, 7, .. Utf8(Hourly)],
        [0xEF, 0xBB, 0xBF, .. PayloadEncoder.Encode(Utf8(Hourly), ContentEncoding.GzipBase64)],
        [.. "\""u8, .. PayloadEncoder.Encode(Utf8(Hourly), ContentEncoding.GzipBase64), .. "\"\n"u8],
        Utf8(JsonSerializer.Serialize(Encoding.ASCII.GetString(PayloadEncoder.Encode(Utf8(Hourly), ContentEncoding.GzipBase64)))),
        Utf8($$"""{"schema":null,"payload":{{Hourly}}}"""),
        Utf8($$"""{"schema":null,"payload":{{JsonSerializer.Serialize(Hourly)}}}"""),
        Utf8($$"""{"specversion":"1.0","type":"t","data":{{Hourly}}}"""),
    ];

    [Theory]
    [MemberData(nameof(Wrapped))]
    public void TryAdd_HourlyRowsInAnEnvelope_AreAddedEachTime(byte[] value)
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        for (var times = 0; times < 3; times++)
        {
            batch.TryAdd(value).ShouldBeTrue();
        }

        var sums = batch.Drain().ShouldHaveSingleItem();
        (sums.Key.Organization, sums.Rows).ShouldBe(("o", 3));
        sums.Groups.ShouldHaveSingleItem().Days[new DateOnly(2024, 1, 5)]!.Sum(Measure.Volume).ToString().ShouldBe("3");
    }

    /// <summary>The start up to the bracket says, with nothing behind it, whose rows these are; but they are in the data.</summary>
    [Fact]
    public void TryAdd_EnvelopeWithAnArrayBehindTheData_DoesNotTakeTheArrayForRows()
    {
        var data = Convert.ToBase64String(Utf8(Hourly));
        var batch = new HourlyBatch(FoldLimits.Default);
        for (var times = 0; times < 3; times++)
        {
            batch.TryAdd(Utf8($$"""{"specversion":"1.0","type":"hourly","data_base64":"{{data}}","x":[]}""")).ShouldBeTrue();
            batch.TryAdd(Utf8($$"""{"specversion":"1.0","type":"hourly","data_base64":"{{data}}","x":[{{Row}},{{Row}},{{Row}}]}""")).ShouldBeTrue();
        }

        batch.Drain().ShouldHaveSingleItem().Rows.ShouldBe(6);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
