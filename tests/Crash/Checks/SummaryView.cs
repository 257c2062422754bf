namespace ScenarioOrleans.Crash.Tests.Checks;

/// <summary>What a consumer knows of one scenario who takes each summary as it comes.</summary>
internal sealed class SummaryView
{
    private readonly List<string> _disorder = [];
    private readonly Dictionary<(string Group, DateOnly Week), decimal?[]> _weeks = [];

    /// <summary>The last revision that came; 0 before the first.</summary>
    public long Revision { get; private set; }

    /// <summary>The last summary.</summary>
    public Answer? Last { get; private set; }

    public IReadOnlyDictionary<(string Group, DateOnly Week), decimal?[]> Weeks => _weeks;

    /// <summary>Summaries that came behind later ones.</summary>
    public IReadOnlyList<string> Disorder => _disorder;

    public void Take(Answer summary)
    {
        if (summary.Revision < Revision)
        {
            _disorder.Add($"revision {summary.Revision} came after {Revision}");
        }

        (Revision, Last) = (summary.Revision, summary);
        foreach (var (week, figures) in summary.Shown)
        {
            _weeks[week] = figures;
        }
    }
}
