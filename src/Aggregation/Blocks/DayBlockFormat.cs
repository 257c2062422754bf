namespace ScenarioOrleans.Aggregation;

/// <summary>
/// A group's days as bytes:
/// <list type="number">
/// <item>version (1 byte), number of days (varint), one decimal scale for each measure (8 bytes): all its sums are multiples of 10^scale;</item>
/// <item>for each day, ascending: days since the one before, less one (of the first: since 0001-01-01), rows, a byte whose bit m says that
/// measure m has fewer values than the day has rows, for each such measure the missing ones, then for each measure with values its
/// sum / 10^scale in zigzag (all varints);</item>
/// <item>in version 2 the weights: see <see cref="DayWeightsFormat"/>;</item>
/// <item>CRC-32C of all before (4 bytes, little-endian).</item>
/// </list>
/// Days without any weights are written in version 1.
/// Varints are little-endian groups of seven bits, shortest form. Equal days give equal bytes.
/// </summary>
internal static class DayBlockFormat
{
    public const byte PlainVersion = 1;
    public const byte Version = 2;
    public const int HeaderLength = 1;
    public const int ChecksumLength = sizeof(uint);

    /// <summary>A day's delta, rows and mask.</summary>
    public const int MinDayLength = 3;
}
