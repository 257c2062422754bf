using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>Messages large enough to be inflated ahead of their parsing.</summary>
public sealed class LargeMessageTests
{
    private const int Rows = 12_000;

    [Theory]
    [InlineData(ContentEncoding.Gzip)]
    [InlineData(ContentEncoding.GzipBase64)]
    public void Fold_ManyAtOnce_IsWhatTheirJsonComesTo(ContentEncoding encoding)
    {
        var json = Request(null);
        var expected = Fold.Text(json);
        expected.ShouldStartWith("{");
        var value = PayloadEncoder.Encode(json, encoding);
        value.Length.ShouldBeGreaterThan(256 * 1024);
        Parallel.For(0, 12, _ => MessageFolderText(value).ShouldBe(expected));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Rows / 2)]
    [InlineData(Rows - 1)]
    public void Fold_FaultInTheJson_IsTheSameToTheWord(int at)
    {
        var json = Request(at);
        var expected = Fold.Outcome(json).Fault;
        expected!.Code.ShouldBe(FaultCodes.MalformedJson);
        var value = PayloadEncoder.Encode(json, ContentEncoding.Gzip);
        Parallel.For(0, 12, _ => MessageFolder.Fold(value, FoldLimits.Default).Fault.ShouldBe(expected));
        value[^7] ^= 1;
        Parallel.For(0, 12, _ => MessageFolder.Fold(value, FoldLimits.Default).Fault!.Code.ShouldBe(FaultCodes.MalformedGzip));
    }

    [Fact]
    public void Fold_Cancelled_LeavesNothingBehind()
    {
        var value = PayloadEncoder.Encode(Request(null), ContentEncoding.GzipBase64);
        Should.Throw<OperationCanceledException>(() => MessageFolder.Fold(value, FoldLimits.Default, new CancellationToken(true)));
        MessageFolder.Fold(value, FoldLimits.Default).IsUsable.ShouldBeTrue();
    }

    private static string MessageFolderText(byte[] value) => Encoding.UTF8.GetString(Fold.Answer(MessageFolder.Fold(value, FoldLimits.Default).Message!));

    private static byte[] Request(int? faultAt)
    {
        var random = new Random(1);
        var text = new StringBuilder("{\"organizationId\":\"o\",\"weekly\":[");
        for (var i = 0; i < Rows; i++)
        {
            text.Append(i == 0 ? "" : i == faultAt ? ";" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"Week":"2024-01-{{1 + (i % 28):00}}","Contact Type":"v","Staff Type":"s{{random.Next(9)}}","Call Center":"c","Volume":{{random.NextDouble()}},"Base AHT":{{random.NextDouble()}},"Abandons":{{random.NextDouble()}}}
                """);
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }
}
