namespace ScenarioOrleans.Aggregation;

/// <summary>The scale of all sums, and powers of ten.</summary>
internal static class Decimals
{
    /// <summary>Decimal places kept of each input: a unit is 10^-18.</summary>
    public const int Places = 18;

    /// <summary>Units in 1.</summary>
    public const ulong One = 1_000_000_000_000_000_000;

    /// <summary>Digits before the point of the largest magnitude allowed, 10^12.</summary>
    public const int LimitDigits = 13;

    /// <summary>10^0 to 10^19.</summary>
    public static readonly ulong[] PowersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>The largest magnitude of one input, in units: 10^12 x 10^18.</summary>
    public static Int128 LimitUnits => (Int128)((UInt128)One * 1_000_000_000_000);
}
