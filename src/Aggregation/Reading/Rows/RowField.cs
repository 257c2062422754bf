namespace ScenarioOrleans.Aggregation;

/// <summary>The fields of a row: first the eight measures, numbered as <see cref="Measure"/>, then the dimensions, then the week.</summary>
internal static class RowField
{
    public const int Unknown = -1;
    public const int FirstDimension = Measures.Count;
    public const int Dimensions = 3;
    public const int Week = FirstDimension + Dimensions;
    public const int Count = Week + 1;

    /// <summary>No escaped form of a known name is longer: six bytes for each character.</summary>
    private const int LongestEscapedName = 25 * 6;

    /// <summary>The names of all fields in messages.</summary>
    public static IEnumerable<string> Names => Enumerable.Range(0, Count).Select(Name);

    public static bool IsDimension(int field) => field is >= FirstDimension and < Week;

    /// <summary>The field of a name as it stands between its quotes.</summary>
    public static int Find(ReadOnlySpan<byte> name, bool escaped)
    {
        if (!escaped)
        {
            return FindPlain(name);
        }

        Span<byte> plain = stackalloc byte[LongestEscapedName];
        return name.Length <= LongestEscapedName && JsonString.TryDecode(name, plain, out var length) ? FindPlain(plain[..length]) : Unknown;
    }

    /// <summary>The name in messages.</summary>
    public static string Name(int field) => field switch
    {
        FirstDimension => "Contact Type",
        FirstDimension + 1 => "Staff Type",
        FirstDimension + 2 => "Call Center",
        Week => "Week",
        _ => ((Measure)field).Name(),
    };

    private static int FindPlain(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("Week"u8) => Week,
        6 when name.SequenceEqual("Volume"u8) => (int)Measure.Volume,
        8 when name.SequenceEqual("Abandons"u8) => (int)Measure.Abandons,
        8 when name.SequenceEqual("Base AHT"u8) => (int)Measure.BaseAht,
        10 when name.SequenceEqual("Staff Type"u8) => FirstDimension + 1,
        11 when name.SequenceEqual("Call Center"u8) => FirstDimension + 2,
        12 when name.SequenceEqual("Contact Type"u8) => FirstDimension,
        16 when name.SequenceEqual("Total Queue Time"u8) => (int)Measure.TotalQueueTime,
        17 when name.SequenceEqual("Handled Threshold"u8) => (int)Measure.HandledThreshold,
        20 when name.SequenceEqual("Acceptable Wait Time"u8) => (int)Measure.AcceptableWaitTime,
        21 when name.SequenceEqual("Top Line Agents (FTE)"u8) => (int)Measure.TopLineAgents,
        25 when name.SequenceEqual("Service Level (X Seconds)"u8) => (int)Measure.ServiceLevel,
        _ => Unknown,
    };
}
