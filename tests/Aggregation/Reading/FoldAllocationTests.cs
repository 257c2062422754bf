using System.Globalization;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

public sealed class FoldAllocationTests
{
    private const int Rows = 6_000;

    [Theory]
    [InlineData(ContentEncoding.Identity)]
    [InlineData(ContentEncoding.GzipBase64)]
    public void Fold_TwiceTheRows_AllocatesNoMore(ContentEncoding encoding)
    {
        var once = PayloadEncoder.Encode(Request(Rows), encoding);
        var twice = PayloadEncoder.Encode(Request(2 * Rows), encoding);
        var (few, many) = (Allocated(once), Allocated(twice));

        // Not one byte for each second row: what differs is noise of buffers, not rows.
        Math.Abs(many - few).ShouldBeLessThan(Rows / 2);
    }

    private static long Allocated(byte[] value)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            MessageFolder.Fold(value, FoldLimits.Default).IsUsable.ShouldBeTrue();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static byte[] Request(int rows)
    {
        var random = new Random(1);
        var text = new StringBuilder("{\"organizationId\":\"o\",\"weekly\":[");
        for (var i = 0; i < rows; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"Week":"2024-01-{{1 + (i % 28):00}}","Contact Type":"Krak\u00f3w","Staff Type":"s{{random.Next(9)}}","Call Center":"c","Volume":{{random.Next(500)}},"Base AHT":{{random.NextDouble()}},"Abandons":null}
                """);
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }
}
