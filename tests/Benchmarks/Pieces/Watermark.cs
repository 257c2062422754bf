using BenchmarkDotNet.Attributes;
using ScenarioOrleans.Kafka.Partitions;

namespace ScenarioOrleans.Pieces;

/// <summary>Offsets received in order and done out of order, 64 in flight. The time is that of one offset.</summary>
public class Watermark
{
    private const int Count = 8_192;
    private const int InFlight = 64;

    private readonly int[] _order = Order();

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public long SortedSet()
    {
        var open = new SortedSet<long>();
        for (var i = 0; i < Count; i += InFlight)
        {
            for (var offset = i; offset < i + InFlight; offset++)
            {
                open.Add(offset);
            }

            for (var done = i; done < i + InFlight; done++)
            {
                open.Remove(_order[done]);
                _ = open.Count == 0 ? done : open.Min;
            }
        }

        return open.Count;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public long Ring()
    {
        var watermark = new OffsetWatermark(0);
        for (var i = 0; i < Count; i += InFlight)
        {
            for (var offset = i; offset < i + InFlight; offset++)
            {
                watermark.TryAdd(offset);
            }

            for (var done = i; done < i + InFlight; done++)
            {
                watermark.Complete(_order[done]);
                _ = watermark.Committable;
            }
        }

        return watermark.Committable;
    }

    private static int[] Order()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Count / InFlight).SelectMany(block =>
            Enumerable.Range(block * InFlight, InFlight).OrderBy(_ => random.Next()).ToArray())];
    }
}
