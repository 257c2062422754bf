using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Attributes;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Pieces;

/// <summary>A thousand numbers as rows have them, from their bytes to something that can be summed.</summary>
public unsafe class NumberParsing
{
    private const int Count = 1_000;

    private readonly List<(int Start, int Length)> _numbers = [];
    private byte[] _text = [];
    private GCHandle _pinned;

    [GlobalSetup]
    public void Write()
    {
        var random = new Random(1);
        var text = new StringBuilder();
        for (var i = 0; i < Count; i++)
        {
            var number = (random.Next(3) switch
            {
                0 => random.Next(500),
                1 => random.Next(50_000) / 10m,
                _ => random.Next(10_000) / 10_000m,
            }).ToString(CultureInfo.InvariantCulture);
            _numbers.Add((text.Length, number.Length));
            text.Append(number).Append(',');
        }

        _text = Encoding.ASCII.GetBytes(text.Append(' ', FastNumber.LookAhead).ToString());
        _pinned = GCHandle.Alloc(_text, GCHandleType.Pinned);
    }

    [GlobalCleanup]
    public void Unpin() => _pinned.Free();

    /// <summary>Inexact: sums depend on their order.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double Double()
    {
        var sum = 0.0;
        foreach (var (start, length) in _numbers)
        {
            sum += Utf8Parser.TryParse(_text.AsSpan(start, length), out double value, out _) ? value : throw new FormatException();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public decimal Decimal()
    {
        var sum = 0m;
        foreach (var (start, length) in _numbers)
        {
            sum += Utf8Parser.TryParse(_text.AsSpan(start, length), out decimal value, out _) ? value : throw new FormatException();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Int128 Units()
    {
        var sum = Int128.Zero;
        var first = (byte*)_pinned.AddrOfPinnedObject();
        foreach (var (start, _) in _numbers)
        {
            FastNumber.Read(first + start, out var value);
            sum += value;
        }

        return sum;
    }
}
