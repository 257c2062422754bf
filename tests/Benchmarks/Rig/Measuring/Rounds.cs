namespace ScenarioOrleans.Rig.Measuring;

/// <summary>
/// Runs contestants alternately, so that a machine whose speed drifts slows all of them alike: a ratio is the median of the
/// ratios within each round, not the ratio of two medians.
/// </summary>
internal sealed class Rounds
{
    private readonly Dictionary<string, List<double>> _seconds = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => [.. _seconds.Keys];

    public static async Task<Rounds> RunAsync(IReadOnlyList<IContestant> contestants, int warm, int rounds, CancellationToken cancel)
    {
        var all = new Rounds();
        foreach (var contestant in contestants)
        {
            all._seconds.Add(contestant.Name, []);
        }

        for (var round = -warm; round < rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                // Nobody pays for what the one before left behind.
                GC.Collect();
                var seconds = await contestant.RunOnceAsync(cancel);
                if (round >= 0)
                {
                    all._seconds[contestant.Name].Add(seconds);
                }
            }
        }

        return all;
    }

    public Spread Of(string name) => Spread.Of(_seconds[name]);

    /// <summary>How much longer one takes than another.</summary>
    public Spread Ratio(string name, string than) => Spread.Of(_seconds[name].Zip(_seconds[than], (one, other) => one / other));
}
