using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.Rollup;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to spread the CPU-heavy work over the cores of the silo that read the message. Stateless: as many activations as cores.
/// </summary>
[StatelessWorker]
public sealed class RollupWorkerGrain(IOptions<RollupOptions> options, IEnumerable<IAnswerArchive> archives) : Grain, IRollupWorkerGrain
{
    private readonly RollupWork _work = new(options.Value);

    public async Task<FoldReply> FoldAsync(FoldRequest request, CancellationToken cancellationToken)
    {
        var outcome = MessageFolder.Fold(request.Value, options.Value.Limits, cancellationToken);
        if (outcome.Fault is { } fault)
        {
            return new FoldReply(new WireFault(fault.Code, fault.Message), null, 0);
        }

        var message = outcome.Message!;
        if (message.Kind != MessageKind.Rollup)
        {
            return new FoldReply(RollupWork.NotServed(message), null, message.Rows);
        }

        var figures = WeeklyFigures.From(message.Groups, message.WeekStart);
        foreach (var archive in archives)
        {
            await archive.KeepAsync(request.Source.MessageId, message.Key, message.Organization, figures, cancellationToken);
        }

        return new FoldReply(null, _work.Render(message, figures), message.Rows);
    }
}
