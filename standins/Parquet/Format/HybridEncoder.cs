using System.Buffers;

namespace Parquet.Format;

/// <summary>
/// The format's RLE / bit-packing hybrid: runs of eight or more equal values as a count and the value, what lies between them
/// bit-packed in groups of eight, lowest bit first. Only the last group may be padded with zeros: readers know the number of values.
/// </summary>
internal static class HybridEncoder
{
    private const int GroupSize = 8;

    /// <summary>The bits a value up to <paramref name="max"/> takes; at least one.</summary>
    public static int BitWidth(int max) => Math.Max(1, 32 - int.LeadingZeroCount(max));

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<int> values, int bitWidth)
    {
        int packedFrom = 0;
        int at = 0;
        while (at < values.Length)
        {
            int run = RunLength(values[at..]);

            // A literal part must fill whole groups, so it takes from the run what it lacks.
            int lacking = (GroupSize - ((at - packedFrom) % GroupSize)) % GroupSize;
            if (run - lacking < GroupSize)
            {
                at += run;
                continue;
            }

            at += lacking;
            run -= lacking;
            WritePacked(output, values[packedFrom..at], bitWidth);
            WriteRun(output, run, values[at], bitWidth);
            at += run;
            packedFrom = at;
        }

        WritePacked(output, values[packedFrom..], bitWidth);
    }

    private static int RunLength(ReadOnlySpan<int> values)
    {
        int differs = values.IndexOfAnyExcept(values[0]);
        return differs < 0 ? values.Length : differs;
    }

    private static void WriteRun(IBufferWriter<byte> output, int count, int value, int bitWidth)
    {
        Varint.Write(output, (ulong)count << 1);
        int bytes = (bitWidth + 7) / 8;
        Span<byte> span = output.GetSpan(bytes);
        for (int i = 0; i < bytes; i++)
        {
            span[i] = (byte)(value >> (8 * i));
        }

        output.Advance(bytes);
    }

    private static void WritePacked(IBufferWriter<byte> output, ReadOnlySpan<int> values, int bitWidth)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int groups = (values.Length + GroupSize - 1) / GroupSize;
        Varint.Write(output, ((ulong)groups << 1) | 1);
        int length = groups * bitWidth;
        Span<byte> span = output.GetSpan(length)[..length];
        span.Clear();
        long bit = 0;
        foreach (int value in values)
        {
            for (int i = 0; i < bitWidth; i++, bit++)
            {
                span[(int)(bit >> 3)] |= (byte)(((value >> i) & 1) << (int)(bit & 7));
            }
        }

        output.Advance(length);
    }
}
