namespace ScenarioOrleans.Aggregation;

/// <summary>What a note is about.</summary>
public static class NoteCodes
{
    /// <summary>A known column is in no row, while a column that is not read looks like it.</summary>
    public const string UnreadColumn = "unread-column";

    /// <summary>A measure was asked for that only another profile has.</summary>
    public const string UnshownMeasure = "unshown-measure";

    /// <summary>Groups differ only in ways that are easily overlooked.</summary>
    public const string SimilarGroups = "similar-groups";
}
