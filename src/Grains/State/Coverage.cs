namespace ScenarioOrleans.Grains.State;

/// <summary>How much of a run of offsets an aggregate already has.</summary>
public enum Coverage
{
    /// <summary>Nothing: it may be added as a whole.</summary>
    None,

    /// <summary>Some of it: it must be cut before the rest can be added.</summary>
    Part,

    /// <summary>All of it: adding it again would count it twice.</summary>
    Whole,
}
