using System.Numerics;

namespace ScenarioOrleans.Aggregation;

/// <summary>The different hours of one period in which there are rows.</summary>
/// <param name="days">The period's days.</param>
internal sealed class HourSet(int days)
{
    private const int HoursOfDay = 24;
    private const int Bits = 64;

    /// <summary>One bit an hour, and room for the bits of the last day.</summary>
    private readonly ulong[] _utc = new ulong[(days * HoursOfDay / Bits) + 2];
    private readonly ulong[] _written = new ulong[(days * HoursOfDay / Bits) + 2];

    public int Count => Count64(_utc) + Count64(_written);

    /// <param name="day">Which day of the period, from 0.</param>
    /// <param name="hours">The hours of the day.</param>
    public void Add(int day, in DayHours.HourBits hours)
    {
        Set(_utc, day * HoursOfDay, hours.Utc);
        Set(_written, day * HoursOfDay, hours.Written);
    }

    /// <summary>Adds the hours of another set of the same period.</summary>
    public void Add(HourSet other)
    {
        for (var i = 0; i < _utc.Length; i++)
        {
            _utc[i] |= other._utc[i];
            _written[i] |= other._written[i];
        }
    }

    private static void Set(ulong[] words, int first, ulong bits)
    {
        var (word, shift) = (first / Bits, first % Bits);
        words[word] |= bits << shift;
        words[word + 1] |= shift == 0 ? 0 : bits >> (Bits - shift);
    }

    private static int Count64(ulong[] words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
