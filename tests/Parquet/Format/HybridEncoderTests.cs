extern alias standin;

using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using standin::Parquet.Format;

namespace ScenarioOrleans.Parquet.Tests.Format;

public sealed class HybridEncoderTests
{
    [Fact]
    public void Write_ZeroToSevenInThreeBits_IsTheFormatsOwnExample() =>
        Written([0, 1, 2, 3, 4, 5, 6, 7], 3).ShouldBe("03 88 c6 fa");

    [Fact]
    public void Write_OneRun_IsCountAndValue() => Written([.. Enumerable.Repeat(1, 100)], 1).ShouldBe("c8 01 01");

    [Fact]
    public void Write_RunOfAWideValue_TakesWholeBytes() => Written([.. Enumerable.Repeat(0x1ff, 8)], 9).ShouldBe("10 ff 01");

    [Fact]
    public void Write_RunAfterOthers_FillsTheGroupBeforeIt() =>
        Written([0, .. Enumerable.Repeat(1, 15)], 1).ShouldBe("03 fe 10 01");

    [Fact]
    public void Write_LastGroupNotFull_IsPaddedWithZeros() => Written([1, 0, 1], 1).ShouldBe("03 05");

    [Fact]
    public void Write_Nothing_IsNothing() => Written([], 1).ShouldBe("");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(255, 8)]
    [InlineData(256, 9)]
    public void BitWidth_LargestValue_FitsIt(int max, int expected) => HybridEncoder.BitWidth(max).ShouldBe(expected);

    [Fact]
    public void Write_AnyRuns_AreDecodedUnchanged()
    {
        Gen<int[]> run =
            from value in Gen.Choose(0, 1000)
            from length in Gen.Choose(1, 40)
            select Enumerable.Repeat(value, length).ToArray();
        Arbitrary<int[]> runs = run.ArrayOf().Select(r => r.SelectMany(v => v).ToArray()).ToArbitrary();
        Prop.ForAll(runs, values =>
        {
            var output = new ArrayBufferWriter<byte>();
            HybridEncoder.Write(output, values, bitWidth: 10);
            return Decode(output.WrittenSpan, bitWidth: 10).Take(values.Length).SequenceEqual(values);
        }).QuickCheckThrowOnFailure();
    }

    private static string Written(int[] values, int bitWidth) => Hex.Of(output => HybridEncoder.Write(output, values, bitWidth));

    private static List<int> Decode(ReadOnlySpan<byte> bytes, int bitWidth)
    {
        var values = new List<int>();
        int at = 0;
        while (at < bytes.Length)
        {
            int header = 0;
            for (int shift = 0; ; shift += 7)
            {
                header |= (bytes[at] & 0x7f) << shift;
                if (bytes[at++] < 0x80)
                {
                    break;
                }
            }

            bool packed = (header & 1) == 1;
            int length = packed ? (header >> 1) * bitWidth : (bitWidth + 7) / 8;
            ReadOnlySpan<byte> body = bytes.Slice(at, length);
            int count = packed ? (header >> 1) * 8 : header >> 1;
            for (int i = 0; i < count; i++)
            {
                values.Add(Bits(body, packed ? i * bitWidth : 0, bitWidth));
            }

            at += length;
        }

        return values;
    }

    private static int Bits(ReadOnlySpan<byte> bytes, int from, int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            value |= ((bytes[(from + i) / 8] >> ((from + i) % 8)) & 1) << i;
        }

        return value;
    }
}
