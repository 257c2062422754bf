using System.Globalization;
using ScenarioOrleans.Crash.Tests.Workload;

namespace ScenarioOrleans.Crash.Tests.Checks;

/// <summary>What came of a run.</summary>
internal sealed class Verdict(IReadOnlyDictionary<string, int> deaths, Ledger ledger, Mailbox mailbox, IReadOnlyList<string> faults)
{
    private const int FaultsShown = 40;

    public IReadOnlyList<string> Faults => faults;

    public bool Passed => faults.Count == 0;

    /// <summary>Lives that were ended.</summary>
    public int Deaths => deaths.Values.Sum();

    private readonly int _answers = mailbox.Different;
    private readonly int _repeats = mailbox.Repeats;

    public override string ToString() => string.Join(
        '\n',
        [
            $"{Deaths} kills: {string.Join(", ", deaths.Select(pair => $"{pair.Key} {pair.Value}"))}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ledger.Counts.Values.Sum()} messages: {string.Join(", ", Enum.GetValues<RequestKind>().Select(kind => $"{ledger.Counts.GetValueOrDefault(kind)} {kind.ToString().ToLowerInvariant()}"))}; {ledger.Rows} hourly rows; {_answers} records answered, {_repeats} repeats of the same bytes"),
            .. faults.Take(FaultsShown),
            .. faults.Count > FaultsShown ? [$"... and {faults.Count - FaultsShown} more"] : Array.Empty<string>(),
            Passed ? "verdict: PASSED. 0 lost, 0 counted twice, 0 unanswered" : $"verdict: FAILED. {faults.Count} differences",
        ]);
}
