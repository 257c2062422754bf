namespace ScenarioOrleans.Aggregation;

/// <summary>What came of reading a message's rows.</summary>
internal enum BatchReading
{
    /// <summary>All of it was read and can be used.</summary>
    Done,

    /// <summary>The message is not for a batch.</summary>
    Refused,

    /// <summary>The message has to be read whole to tell.</summary>
    Undecided,
}
