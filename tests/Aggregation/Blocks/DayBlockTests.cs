using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Blocks;

public sealed class DayBlockTests
{
    [Fact]
    public void FromBlock_WhatToBlockWrote_IsTheSame()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var days = RandomDays.Of(random);
            var block = days.ToBlock();
            var back = DaySums.FromBlock(block);
            back.Cells.Length.ShouldBe(days.Cells.Length);
            for (var d = 0; d < back.Cells.Length; d++)
            {
                ShouldBeEqual(back.Cells[d], days.Cells[d]);
            }

            (back.Weights?.Days.ToArray() ?? []).ShouldBe(days.Weights?.Days.ToArray() ?? []);

            back.ToBlock().ShouldBe(block);
        }
    }

    /// <summary>These bytes are in storage everywhere: a change needs a new version and a reader of the old one.</summary>
    [Fact]
    public void ToBlock_KnownDays_AreTheBytesOfVersionOne()
    {
        var days = Fold.Message("""
            {"organizationId":"o","weekly":[
             {"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":120,"Abandons":4.0,"Top Line Agents (FTE)":12.5,
              "Base AHT":312.4,"Handled Threshold":98.0,"Service Level (X Seconds)":0.82,"Acceptable Wait Time":20.0,"Total Queue Time":1834.2},
             {"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":-7,"Base AHT":null},
             {"Week":"2024-01-08","Contact Type":"a","Staff Type":"b","Call Center":"c"}]}
            """).Groups[0].Days;
        Convert.ToHexString(days.ToBlock()).ShouldBe(
            "01021212111112101311C98C2D02FE01010101010101E20108FA01E830C401A40104CC9E020201FF0101010101010101AF745A82");
        Convert.ToHexString(new DaySums().ToBlock()).ShouldBe("01000000000000000000CE8B8B28");
    }

    [Fact]
    public void ToBlock_KnownDaysWithWeights_AreTheBytesOfVersionTwo()
    {
        var days = Fold.Message("""
            {"event":"hourly","organizationId":"o","rows":[
             {"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":120,"Abandons":4.0,"Top Line Agents (FTE)":12.5,
              "Base AHT":312.4,"Handled Threshold":98.0,"Service Level (X Seconds)":0.82,"Acceptable Wait Time":20.0,"Total Queue Time":1834.2},
             {"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":-7,"Base AHT":null,"Service Level (X Seconds)":0.123456789012345678,"Acceptable Wait Time":30},
             {"Week":"2024-01-08","Contact Type":"a","Staff Type":"b","Call Center":"c"}]}
            """).Groups[0].Days;
        Convert.ToHexString(days.ToBlock()).ShouldBe(
            "02021212111112001311C98C2D029E0101010101E20108FA01E830C4019CCD97A0EEBCEA971A0ACC9E020201FF01010101010101010200D604120E120E120E120E141A11A09E2C11B00F008001000100000000352F7C60");
        DaySums.FromBlock(days.ToBlock()).ToBlock().ShouldBe(days.ToBlock());
    }

    [Fact]
    public void ToBlock_AYearOfARealGroup_IsSmall()
    {
        var random = new Random(2);
        var cells = Enumerable.Range(0, 364).Select(day =>
        {
            var cell = new DayCell { Day = 738_000 + day, Rows = 24 };
            for (var m = 0; m < Measures.Count; m++)
            {
                var decimals = m is 5 ? 10_000 : m is 2 or 3 or 7 ? 10 : 1;
                cell.Counts[m] = 24 - (random.Next(20) == 0 ? 1 : 0);
                cell.Sums[m] = (Int128)random.Next(24 * 400 * decimals) * Decimals.One / decimals;
            }

            return cell;
        });
        new DaySums([.. cells]).ToBlock().Length.ShouldBeLessThan(12 * 1_024);
    }

    [Fact]
    public void FromBlock_AnyBitFlippedOrByteMissing_IsRefused()
    {
        var block = RandomDays.Of(new Random(3)).ToBlock();
        for (var bit = 0; bit < block.Length * 8; bit++)
        {
            var damaged = (byte[])block.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<InvalidDataException>(() => DaySums.FromBlock(damaged));
        }

        for (var length = 0; length < block.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => DaySums.FromBlock(block.AsSpan(0, length)));
        }
    }

    [Fact]
    public void FromBlock_NewerVersion_SaysSo() => Should.Throw<InvalidDataException>(
        () => DaySums.FromBlock(Sealed([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).Message.ShouldContain("version 3");

    [Fact]
    public void FromBlock_HostileBytesWithAGoodChecksum_AreRefusedOrRead()
    {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++)
        {
            var block = RandomDays.Of(random).ToBlock()[..^DayBlockFormat.ChecksumLength];
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                block[1 + random.Next(block.Length - 1)] = (byte)(random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => random.Next(256) });
            }

            try
            {
                DaySums.FromBlock(Sealed(block)).ToBlock();
            }
            catch (InvalidDataException refused)
            {
                refused.Message.ShouldContain("damaged");
            }
        }
    }

    [Theory]
    [InlineData("0180808080808001", "number of days")]
    [InlineData("01FFFF7F0000000000000000", "do not fit")]
    [InlineData("01000000000000001C0000", "decimal scale")]
    [InlineData("010000000000000000000000", "follow the last day")]
    [InlineData("01010000000000000000000000", "no rows")]
    [InlineData("0101000000000000000080000100", "shortest varint")]
    [InlineData("010100000000000000000001FE01010101010101", "ends inside")]
    public void FromBlock_ImpossibleContent_SaysWhatIsWrong(string hex, string what) =>
        Should.Throw<InvalidDataException>(() => DaySums.FromBlock(Sealed(Convert.FromHexString(hex)))).Message.ShouldContain(what);

    private static byte[] Sealed(byte[] block) => [.. block, .. BitConverter.GetBytes(Crc32C.Of(block))];

    private static void ShouldBeEqual(in DayCell actual, in DayCell expected)
    {
        (actual.Day, actual.Rows).ShouldBe((expected.Day, expected.Rows));
        for (var m = 0; m < Measures.Count; m++)
        {
            (actual.Sums[m], actual.Counts[m]).ShouldBe((expected.Sums[m], expected.Counts[m]));
        }
    }
}
