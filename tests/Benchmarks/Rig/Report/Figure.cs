using System.Globalization;
using ScenarioOrleans.Rig.Measuring;

namespace ScenarioOrleans.Rig.Report;

/// <summary>Figures as text, to the digits that mean something.</summary>
internal static class Figure
{
    public static string Milliseconds(double seconds) => Digits(seconds * 1e3);

    /// <summary>Median with the quartiles behind it.</summary>
    public static string Milliseconds(Spread seconds) =>
        $"{Milliseconds(seconds.Median)} ({Milliseconds(seconds.LowerQuartile)} to {Milliseconds(seconds.UpperQuartile)})";

    public static string Ratio(Spread ratio) => $"{Two(ratio.Median)} ({Two(ratio.LowerQuartile)} to {Two(ratio.UpperQuartile)})";

    public static string Megabytes(double bytes) => Digits(bytes / 1e6);

    public static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Digits(double value) => value.ToString(
        Math.Abs(value) switch { >= 1000 => "N0", >= 100 => "0", >= 10 => "0.0", _ => "0.00" },
        CultureInfo.InvariantCulture);

    private static string Two(double value) => Digits(value);
}
