namespace ScenarioOrleans.Aggregation;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind : byte
{
    /// <summary>The field is not there.</summary>
    Absent,

    /// <summary><c>null</c>, and <c>NaN</c>, which Python writes for a missing number.</summary>
    Null,
    Text,
    Number,
    Boolean,

    /// <summary><c>Infinity</c> or <c>-Infinity</c>, as Python writes them: not JSON, and never a usable value.</summary>
    Infinity,
    Object,
    Array,
}
