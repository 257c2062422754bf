namespace ScenarioOrleans.Aggregation;

/// <summary>Why a row cannot be used.</summary>
public static class RejectCodes
{
    public const string RowNotAnObject = "row-not-an-object";
    public const string MissingDimension = "missing-dimension";
    public const string BadWeek = "bad-week";
    public const string BadMeasure = "bad-measure";
    public const string MeasureOutOfRange = "measure-out-of-range";

    /// <summary>All codes in the order in which a row is tested, which is the order in answers.</summary>
    public static IReadOnlyList<string> All { get; } = [RowNotAnObject, MissingDimension, BadWeek, BadMeasure, MeasureOutOfRange];
}
