using ScenarioOrleans.Crash.Tests.Workload;

namespace ScenarioOrleans.Crash.Tests.Checks;

/// <summary>What was sent, and so what has to come back.</summary>
internal sealed class Ledger(IReadOnlyList<Plan> plans)
{
    private readonly Dictionary<string, Expectation> _running = plans.ToDictionary(plan => plan.Key, _ => new Expectation());
    private readonly Dictionary<string, SentRequest> _rollups = [];
    private readonly Dictionary<string, string> _letters = [];
    private readonly Dictionary<string, long> _sentAt = [];
    private readonly Dictionary<RequestKind, int> _counts = [];

    public IReadOnlyList<Plan> Plans => plans;

    /// <summary>Rollup requests by message id.</summary>
    public IReadOnlyDictionary<string, SentRequest> Rollups => _rollups;

    /// <summary>The code of the dead letter of each message that has to have one, by message id.</summary>
    public IReadOnlyDictionary<string, string> DeadLetters => _letters;

    public IReadOnlyDictionary<RequestKind, int> Counts => _counts;

    /// <summary>Rows in running sums.</summary>
    public long Rows { get; private set; }

    public Expectation Running(string scenario) => _running[scenario];

    /// <summary>When each rollup request was sent, as <see cref="System.Diagnostics.Stopwatch"/> counts.</summary>
    public IReadOnlyDictionary<string, long> SentAt => _sentAt;

    public void Enter(string messageId, SentRequest request, long sentAt)
    {
        _counts[request.Kind] = _counts.GetValueOrDefault(request.Kind) + 1;
        if (request.Kind == RequestKind.Hourly)
        {
            _running[request.Plan!.Key].Add(request.Plan, request.Rows);
            Rows += request.Rows.Count;
        }
        else if (request.Kind == RequestKind.Rollup)
        {
            _rollups.Add(messageId, request);
            _sentAt.Add(messageId, sentAt);
        }

        if (request.Code is { } code)
        {
            _letters.Add(messageId, code);
        }
    }
}
