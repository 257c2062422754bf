using Microsoft.Extensions.Options;
using Orleans.Placement;
using ScenarioOrleans.Grains.Batches;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>Exists so that of messages with the same batch id one counts, however often a sender repeats it: whoever takes the id first.</summary>
[GrainType("sentbatches"), PreferLocalPlacement]
public sealed class SentBatchesGrain(
    [PersistentState("batches", StoredBlock.Storage)] IPersistentState<StoredBlock> stored, IOptions<SentBatchOptions> options) : Grain, ISentBatchesGrain
{
    private SentBatchesState _state = SentBatchesState.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = SentBatchesState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<bool> TakeAsync(string id, string messageId, long timestampMilliseconds, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var kept = _state.Since(timestampMilliseconds - (long)options.Value.Retention.TotalMilliseconds);
        if (kept.Find(id) is { } taken)
        {
            return taken.MessageId == messageId;
        }

        var next = kept.With(id, new SentBatch(messageId, timestampMilliseconds));
        stored.State = new StoredBlock { Bytes = next.ToBlock() };
        await stored.WriteStateAsync(cancellationToken);
        _state = next;
        return true;
    }
}
