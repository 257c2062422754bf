using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to walk over the scenarios of an analysis on the silo that read the command, a few at a time: what is held in memory is their
/// sums and the findings so far. Stateless, and alone on its silo.
/// </summary>
[GrainType("analysis"), StatelessWorker(1)]
public sealed class AnalysisGrain(IOptions<AnalysisOptions> options, IScenarioIndex index) : Grain, IAnalysisGrain
{
    public async Task<AnalysisReply> RunAsync(AnalysisTerms terms, CancellationToken cancellationToken)
    {
        var scenarios = await ScenarioChoice.OfAsync(terms, index, cancellationToken);
        var findings = new ScenarioFindings[scenarios.Count];
        var (next, bytes) = (0, 0L);
        await Task.WhenAll(Enumerable.Range(0, options.Value.ConcurrentScenarios).Select(_ => WalkAsync()));
        return bytes > options.Value.MaxFindingsBytes
            ? new AnalysisReply(TooMany(), null)
            : new AnalysisReply(null, await Worker.RenderAnalysisAsync(terms, findings, cancellationToken));

        // The walkers share the turns of this activation: no two run at once.
        async Task WalkAsync()
        {
            var completed = false;
            try
            {
                while (next < scenarios.Count && bytes <= options.Value.MaxFindingsBytes)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var (at, scenario) = (next, scenarios[next++]);
                    findings[at] = await GrainFactory.GetGrain<IScenarioAnalysisGrain>(scenario.ToString()).AnalyzeAsync(terms, cancellationToken);
                    bytes += findings[at].Json.Length;
                }

                completed = true;
            }
            finally
            {
                next = completed ? next : scenarios.Count;
            }
        }
    }

    private IRollupWorkerGrain Worker => GrainFactory.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.LongPoolKey);

    private WireFault TooMany() => new(
        FaultCodes.BadParameters,
        $"The findings take more than {options.Value.MaxFindingsBytes} bytes, the limit set by Scenario:Analysis:MaxFindingsBytes; raise parameters.threshold, or ask for one organization or scenario.");
}
