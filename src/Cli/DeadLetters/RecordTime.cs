using System.Globalization;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>A record's time as it stands in the record, which may be no date: senders write microseconds too.</summary>
/// <param name="Milliseconds">Since 1970, says the contract.</param>
internal readonly record struct RecordTime(long Milliseconds)
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The date in UTC; null if the number is none.</summary>
    public DateTimeOffset? Date => Milliseconds >= First && Milliseconds <= Last ? DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds) : null;

    /// <summary>The date in this format, or the number.</summary>
    public string ToString(string format) =>
        Date?.ToString(format, CultureInfo.InvariantCulture) ?? Milliseconds.ToString(CultureInfo.InvariantCulture);
}
