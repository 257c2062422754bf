namespace ScenarioOrleans.Aggregation;

/// <summary>What a measure's text comes to.</summary>
internal enum MeasureReading
{
    Number,

    /// <summary>As if the measure were null.</summary>
    Nothing,

    /// <summary>A number whose magnitude is over the limit.</summary>
    OutOfRange,
    Bad,
}
