namespace ScenarioOrleans.Aggregation;

/// <summary>How well a name in a row names a field. Of two names of one field the higher rank counts, of equal ones the later.</summary>
internal enum NameRank : byte
{
    None,

    /// <summary>A further name, by configuration.</summary>
    Configured,

    /// <summary>The same but for case, white space and underscores.</summary>
    Near,
    Exact,
}
