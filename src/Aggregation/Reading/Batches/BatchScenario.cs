namespace ScenarioOrleans.Aggregation;

/// <summary>A scenario that a batch knows, and what the batch holds for it besides the cells.</summary>
internal sealed class BatchScenario(ScenarioKey key)
{
    public const int None = -1;

    public ScenarioKey Key { get; } = key;

    /// <summary>Its number in this batch, or <see cref="None"/>: not asked for since the last drain.</summary>
    public int Number { get; set; } = None;

    /// <summary>The last message's; null: no message was added.</summary>
    public MessageStart? Last { get; set; }

    public long Rows { get; set; }

    /// <summary>Some message wrote the organization as text.</summary>
    public bool WroteText { get; set; }

    /// <summary>The runs its messages came from, each once: few, since a scenario's messages are mostly of one partition.</summary>
    public List<int> Runs { get; } = [];

    /// <summary>Sums of messages that were read whole.</summary>
    public List<GroupSums> Whole { get; } = [];

    /// <summary>Of messages that were read whole.</summary>
    public List<Note> Notes { get; } = [];

    public void Forget()
    {
        Notes.Clear();
        (Number, Last, Rows, WroteText) = (None, null, 0, false);
        Runs.Clear();
        Whole.Clear();
    }
}
