using System.Globalization;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Batches;

public sealed class HourlyBatchAllocationTests
{
    private const int Messages = 5_000;

    /// <summary>What .NET's inflater and the objects around it take; its native state is beside that, and freed with the message.</summary>
    private const int InflaterBytes = 1_000;

    [Theory]
    [InlineData(ContentEncoding.Identity, 0)]
    [InlineData(ContentEncoding.Gzip, InflaterBytes)]
    [InlineData(ContentEncoding.GzipBase64, InflaterBytes)]
    public void TryAdd_MessagesLikeThoseBefore_AllocatesAtMostAnInflaterForEach(ContentEncoding encoding, int mostBytes)
    {
        var random = new Random(1);
        var messages = Enumerable.Range(0, Messages).Select(_ => PayloadEncoder.Encode(Message(random), encoding)).ToArray();
        var batch = new HourlyBatch(FoldLimits.Default);
        Add(batch, messages);
        batch.Drain();
        Add(batch, messages);

        var least = long.MaxValue;
        for (var times = 0; times < 3; times++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Add(batch, messages);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        (least / Messages).ShouldBeInRange(0, mostBytes);
    }

    private static void Add(HourlyBatch batch, byte[][] messages)
    {
        foreach (var message in messages)
        {
            if (!batch.TryAdd(message))
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(message));
            }
        }
    }

    /// <summary>One row of one of 12 groups of one of 50 organizations.</summary>
    private static byte[] Message(Random random) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""
        {"event":"hourly","organizationId":"org-{{random.Next(50)}}","scenario":"actuals","week_start":"monday","rows":[{"Week":"2024-01-{{1 + random.Next(7):00}}","Contact Type":"Voice","Staff Type":"st-{{random.Next(3)}}","Call Center":"Center {{random.Next(4)}}","Volume":{{random.Next(500)}},"Abandons":{{random.Next(9)}}.0,"Top Line Agents (FTE)":12.5,"Base AHT":{{random.Next(3000) / 10.0:0.0}},"Handled Threshold":98,"Service Level (X Seconds)":{{random.NextDouble()}},"Acceptable Wait Time":20,"Total Queue Time":null}]}
        """));
}
