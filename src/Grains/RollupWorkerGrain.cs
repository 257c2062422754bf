using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.Summaries;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to spread the CPU-heavy work over the cores of the silo that read the message. Stateless: of each pool as many activations as cores.
/// </summary>
[GrainType("rollupworker"), StatelessWorker]
public sealed class RollupWorkerGrain(
    IOptions<RollupOptions> options, IOptions<NameOptions> names, FoldInstruments instruments, IEnumerable<IAnswerArchive> archives) : Grain, IRollupWorkerGrain
{
    private readonly RollupWork _work = new(options.Value);
    private BatchWork? _batches;

    private BatchWork Batches => _batches ??= new BatchWork(options.Value, names.Value.Rules, instruments.OnNoted);

    public async Task<FoldReply> FoldAsync(FoldRequest request, CancellationToken cancellationToken)
    {
        var outcome = MessageFolder.Fold(request.Value, options.Value.Limits, names.Value.Rules, cancellationToken);
        if (outcome.Fault is { } fault)
        {
            return Faulty(new WireFault(fault.Code, fault.Message));
        }

        var message = outcome.Message!;
        instruments.OnNoted(message.Notes);
        return message.Kind switch
        {
            MessageKind.Rollup => await RollupAsync(request.Source, message, cancellationToken),
            MessageKind.Hourly => new FoldReply(null, null, RollupWork.Hourly(message), null, message.Rows),
            MessageKind.Publish => new FoldReply(null, null, null, RollupWork.SubjectOf(message), 0, HasOptions: !message.Options.AreNone),
            _ => new FoldReply(null, null, null, null, 0, AnalysisWork.TermsOf(message.Analysis!)),
        };
    }

    public Task<ScenarioFindings> AnalyzeAsync(ScenarioFigures figures, CancellationToken cancellationToken) => Task.FromResult(AnalysisWork.Find(figures));

    public Task<RenderedAnswer> RenderAnalysisAsync(AnalysisTerms terms, ScenarioFindings[] findings, CancellationToken cancellationToken) =>
        Task.FromResult(RollupWork.Encode(AnalysisWork.Render(terms, findings), options.Value.ContentEncoding));

    public Task<RenderedAnswer> RenderSummaryAsync(SummaryFigures figures, CancellationToken cancellationToken) =>
        Task.FromResult(SummaryRenderer.Render(figures, options.Value.ContentEncoding, names.Value.Clean));

    public Task<BatchReply> FoldBatchAsync(BatchRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Batches.Fold(request, cancellationToken));

    public Task<BatchReply> FindInBatchAsync(BatchRequest request, string[] scenarios, CancellationToken cancellationToken) =>
        Task.FromResult(Batches.Find(request, scenarios, cancellationToken));

    private static FoldReply Faulty(WireFault fault) => new(fault, null, null, null, 0);

    private async Task<FoldReply> RollupAsync(SourcePosition source, FoldedMessage message, CancellationToken cancellationToken)
    {
        var figures = WeeklyFigures.From(message.Groups, message.WeekStart);
        foreach (var archive in archives)
        {
            await archive.KeepAsync(source.MessageId, message.Key, message.Organization, figures, cancellationToken);
        }

        return new FoldReply(null, _work.Render(message, figures), null, null, message.Rows);
    }
}
