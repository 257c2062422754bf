namespace ScenarioOrleans.Aggregation;

/// <summary>The scenarios that a batch knows, and those that it numbered since it was last drained.</summary>
internal sealed class BatchScenarios
{
    /// <summary>Numbers have 15 bits: see <see cref="BatchCells"/>.</summary>
    private const int MaxNumbered = 1 << 15;

    private readonly Dictionary<ScenarioKey, BatchScenario> _known = [];
    private readonly List<BatchScenario> _numbered = [];

    /// <summary>By number.</summary>
    public IReadOnlyList<BatchScenario> Numbered => _numbered;

    /// <summary>Whether more are known than a batch can number: some of them are surely no longer sent.</summary>
    public bool AreMany => _known.Count > MaxNumbered;

    public BatchScenario Find(ScenarioKey key)
    {
        if (!_known.TryGetValue(key, out var scenario))
        {
            _known.Add(key, scenario = new BatchScenario(key));
        }

        return scenario;
    }

    /// <summary>False when there are too many already.</summary>
    public bool TryNumber(BatchScenario scenario)
    {
        if (scenario.Number == BatchScenario.None && _numbered.Count < MaxNumbered)
        {
            scenario.Number = _numbered.Count;
            _numbered.Add(scenario);
        }

        return scenario.Number != BatchScenario.None;
    }

    /// <summary>Starts on a new batch.</summary>
    /// <param name="forget">Whether to forget also which scenarios there are; no <see cref="MessageStart"/> may be kept then.</param>
    public void Reset(bool forget)
    {
        _numbered.ForEach(scenario => scenario.Forget());
        _numbered.Clear();
        if (forget)
        {
            _known.Clear();
        }
    }
}
