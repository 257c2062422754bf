using System.Numerics;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The weights in a block of version 2, behind the days: their number of days (varint); of each the days passed over since the last, a mask whose bit c says that
/// column c is not as the plain sums of the day let expect, each such column as its difference from that, then the two sums of products. Nearly
/// all rows have all measures and one threshold, so a usual day is its mask and two products.
/// <para>A number is a scale s (1 byte) and the number / 10^s in zigzag (varint). A sum of products is the same in units of 10^-18, or, where it has more
/// decimals, <see cref="Wide"/>, a length and its bytes in two's complement, little-endian.</para>
/// </summary>
internal static class DayWeightsFormat
{
    public const byte Wide = 255;
    public const int Columns = 9;

    /// <summary>The bit of the sum of the thresholds' squares: it is there only where thresholds are mixed.</summary>
    public const int SquaresBit = 1 << Columns;

    /// <summary>The columns that plain sums let expect.</summary>
    public static Int128 Column(in WeightSums sums, int column) => column switch
    {
        0 => sums.Rows,
        1 => sums.HandledOfTime,
        2 => sums.VolumeOfLevel,
        3 => sums.Abandons,
        4 => sums.VolumeOfAbandons,
        5 => sums.Queue,
        6 => sums.HandledOfQueue,
        7 => sums.ThresholdRows,
        _ => sums.Thresholds,
    };

    public static void SetColumn(ref WeightSums sums, int column, Int128 value)
    {
        switch (column)
        {
            case 0:
                sums.Rows = (long)value;
                break;
            case 1:
                sums.HandledOfTime = value;
                break;
            case 2:
                sums.VolumeOfLevel = value;
                break;
            case 3:
                sums.Abandons = value;
                break;
            case 4:
                sums.VolumeOfAbandons = value;
                break;
            case 5:
                sums.Queue = value;
                break;
            case 6:
                sums.HandledOfQueue = value;
                break;
            case 7:
                sums.ThresholdRows = (long)value;
                break;
            default:
                sums.Thresholds = value;
                break;
        }
    }

    /// <summary>What the column is when all rows have all measures.</summary>
    public static Int128 Expected(in DayCell plain, int column) => column switch
    {
        0 or 7 => plain.Rows,
        2 or 4 => plain.Sums[(int)Measure.Volume],
        3 => plain.Sums[(int)Measure.Abandons],
        5 => plain.Sums[(int)Measure.TotalQueueTime],
        8 => plain.Sums[(int)Measure.AcceptableWaitTime],
        _ => plain.Sums[(int)Measure.Volume] - plain.Sums[(int)Measure.Abandons],
    };

    /// <summary>The sum of the squares when all thresholds are equal.</summary>
    public static Int256 ExpectedSquares(in WeightSums sums) => sums.ThresholdRows == 0
        ? default
        : Int256.From(BigInteger.Pow(sums.Thresholds, 2) / sums.ThresholdRows);
}
