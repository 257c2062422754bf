using System.Globalization;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>What the demo did, in a few sentences.</summary>
internal sealed record DemoSummary(DemoPlan Plan, TimeSpan Elapsed, IReadOnlyList<TimeSpan> Latencies)
{
    public IEnumerable<string> Lines(int answers, ServiceFigures figures, string deadLetterTopic)
    {
        yield return Invariant(
            $"{answers:N0} of {Plan.Requests:N0} requests of {Plan.Organizations} organizations answered and checked: {Plan.Rows:N0} rows in {Elapsed.TotalSeconds:F1} s.");
        yield return Invariant($"From sending a request to its answer: median {Percentile(50):F0} ms, 99th percentile {Percentile(99):F0} ms.");
        yield return Invariant($"{figures.DeadLetters} unusable message went to {deadLetterTopic}, as it should; nothing stopped for it.");
        if (figures.Lost > 0)
        {
            yield return Invariant($"{figures.Lost} messages fell off the embedded broker before they were read (it keeps about 5 MB of a partition).");
        }
    }

    /// <summary>In milliseconds; 0 without any answer.</summary>
    private double Percentile(int percent)
    {
        var sorted = Latencies.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)].TotalMilliseconds;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
